import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { shows } from '../detect/traits.ts';
import { lines } from '../write/lines.ts';
import { comparedMethods } from '../methods.ts';
import { csharpString } from '../write/quote.ts';
import type { Target } from '../target.ts';

const list = (items: readonly string[]): string => csharpString(items.join(','));

/** For answers that a cache keeps. */
const VARY: readonly string[] = [
  '',
  '// In the class of Global.asax.cs (a method of this name that is there gets the line): the answer depends on who asks,',
  '// and Web API does not tell caches',
  'protected void Application_BeginRequest()',
  '{',
  '    Response.AppendHeader("Vary", "Origin");',
  '}',
];

/** ASP.NET Web API 2 on the .NET Framework. Its lists are strings with commas, and it sends no `Vary`. */
export const aspnetWebapi: Target = {
  id: 'aspnet-webapi',
  name: 'ASP.NET Web API 2 (.NET Framework)',
  variantOf: null,
  layer: 'application',
  language: 'csharp',
  place: 'App_Start/WebApiConfig.cs, in Register, before the routes',
  documentation:
    'https://learn.microsoft.com/aspnet/web-api/overview/security/enabling-cross-origin-requests-in-web-api',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-aspnet-version', confidence: 'likely' },
      { header: 'x-aspnetmvc-version', confidence: 'likely' },
    ]),
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: (policy, exchange) =>
    lines(
      '// Install-Package Microsoft.AspNet.WebApi.Cors, and using System.Web.Http.Cors;',
      '// In WebApiConfig.Register. Origins exactly as the browser sends them, separated by commas.',
      'config.EnableCors(new EnableCorsAttribute(',
      `    origins: ${list(policy.origins)},`,
      `    headers: ${list(policy.allowHeaders)},`,
      `    methods: ${list(comparedMethods(policy))},`,
      `    exposedHeaders: ${list(policy.exposeHeaders)})`,
      '{',
      ...(policy.credentials ? ['    SupportsCredentials = true,'] : []),
      `    PreflightMaxAge = ${policy.maxAge}`,
      '});',
      ...(shows(exchange, policy, 'cached-answer') ? VARY : []),
    ),
  notes: [
    {
      when: ['preflight-method-not-allowed', 'preflight-not-found'],
      text: 'IIS answered `OPTIONS` itself: remove `OPTIONSVerbHandler` and `WebDAV` from the handlers in `web.config`.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'With Windows authentication IIS refuses the preflight before your code runs: allow anonymous requests for `OPTIONS` (the IIS CORS module does).',
    },
    {
      when: ['duplicated-header', 'wildcard-sent'],
      text: 'Remove `Access-Control-Allow-Origin` from `customHeaders` in `web.config`: browsers refuse two.',
    },
    {
      when: ['always'],
      text: 'The token endpoint of OWIN is not part of Web API: it needs `app.UseCors` of `Microsoft.Owin.Cors`, above the OAuth server.',
    },
  ],
};
