import { findFingerprint } from '../detect/fingerprint.ts';
import { shows } from '../detect/traits.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { csharpString } from '../write/quote.ts';
import type { Target } from '../target.ts';

const call = (method: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `    .${method}(${items.map(csharpString).join(', ')})`);

/** For answers that a cache keeps: ASP.NET Core sends `Vary` only where it allows one of several origins. */
const VARY: readonly Line[] = [
  'app.Use((context, next) =>',
  '{',
  '    context.Response.Headers.Append("Vary", "Origin"); // the answer depends on who asks: caches must know',
  '    return next(context);',
  '});',
];

/**
 * ASP.NET Core 6 and later. Its CORS middleware does nothing about methods that browsers allow unlisted. It sends `Vary` only where it
 * allows one of several origins.
 */
export const aspnetcore: Target = {
  id: 'aspnetcore',
  name: 'ASP.NET Core',
  variantOf: null,
  layer: 'application',
  language: 'csharp',
  place: 'Program.cs: part 1 before builder.Build(), part 2 after it, above the other app.Use… lines',
  documentation: 'https://learn.microsoft.com/aspnet/core/security/cors',
  log: '"Microsoft.AspNetCore.Cors": "Debug" under Logging, LogLevel in appsettings.json logs what is refused, and why.',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'kestrel', confidence: 'certain' },
      { header: 'server', starts: 'microsoft-iis', confidence: 'possible' },
    ]),
  write: (policy, exchange) =>
    lines(
      '// 1. Before builder.Build()',
      'builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy',
      '    .WithOrigins( // exactly as the browser sends them: one line per environment',
      policy.origins
        .map((origin) => `        ${csharpString(origin)}`)
        .join(',\n')
        .concat(')'),
      call('WithMethods', policy.methods),
      call('WithHeaders', policy.allowHeaders),
      call('WithExposedHeaders', policy.exposeHeaders),
      lineIf(policy.credentials, '    .AllowCredentials()'),
      `    .SetPreflightMaxAge(TimeSpan.FromSeconds(${policy.maxAge}))));`,
      '',
      '// 2. After builder.Build(): below app.UseExceptionHandler() and app.UseRouting() where you call them, above',
      '// app.UseHttpsRedirection(), app.UseAuthentication(), app.UseAuthorization() and the endpoints',
      ...(shows(exchange, policy, 'cached-answer') ? VARY : []),
      'app.UseCors();',
    ),
  notes: [
    {
      when: ['preflight-redirected', 'redirected'],
      text: '`app.UseHttpsRedirection()` redirects preflights when it stands above `app.UseCors()`, and browsers do not follow. Below, it still redirects the request, which then says `Origin: null`: have the page ask the `https` address.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Authentication refused the preflight, which carries no credentials: `app.UseCors()` must stand above `app.UseAuthentication()`. With Windows authentication in IIS, allow anonymous requests for `OPTIONS`.',
    },
    {
      when: ['preflight-unauthorized', 'response-unauthorized'],
      text: 'Where `Program.cs` does not call `app.UseAuthentication()` and `app.UseAuthorization()`, ASP.NET Core 7 and later runs them first, and their 401 has no CORS headers. Call both below `app.UseCors()`.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'ASP.NET Core answers 204 without CORS headers when the origin is not in its list. It compares exactly: no slash at the end, the right scheme, the port.',
    },
    {
      when: ['preflight-method-not-allowed'],
      text: '405 means that no CORS middleware saw the request: `app.UseCors()` is missing or stands below the endpoints.',
    },
    {
      when: ['server-error', 'gateway-error'],
      text: 'An unhandled exception loses the headers unless a handler answers it: call `app.UseExceptionHandler(…)` above `app.UseCors()`. Start-up errors of IIS (500.30, 502.5) never reach your code.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: `web.config`, the CORS page of Azure App Service or a proxy adds it as well. Keep one.',
    },
    {
      when: ['always'],
      text: 'An endpoint with `[EnableCors("name")]` or `[DisableCors]` does not use the default policy.',
    },
  ],
};
