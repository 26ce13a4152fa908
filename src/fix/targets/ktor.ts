import { lineIf, lines } from '../write/lines.ts';
import { kotlinString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

/** Ktor 2 and 3. A list of whole origins rather than `allowHost`, which takes hosts and schemes apart. */
export const ktor: Target = {
  id: 'ktor',
  name: 'Ktor',
  variantOf: null,
  layer: 'application',
  language: 'kotlin',
  place: 'Application.module(): before install(Authentication) and routing { }',
  documentation: 'https://ktor.io/docs/server-cors.html',
  log: '<logger name="io.ktor.server.plugins.cors" level="TRACE"/> in logback.xml logs what it refuses, and why.',
  detect: () => null,
  write: (policy) =>
    lines(
      '// build.gradle.kts: implementation("io.ktor:ktor-server-cors:$ktor_version")',
      'import io.ktor.http.HttpMethod',
      'import io.ktor.server.plugins.cors.routing.CORS',
      '',
      'install(CORS) {',
      '    val allowedOrigins = setOf( // exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `        ${kotlinString(origin)},`),
      '    )',
      '    allowOrigins { it in allowedOrigins }',
      ...policy.methods.map((method) => `    allowMethod(HttpMethod(${kotlinString(method)}))`),
      ...policy.allowHeaders.map((name) => `    allowHeader(${kotlinString(name)})`),
      lineIf(
        policy.allowHeaders.includes('content-type'),
        '    allowNonSimpleContentTypes = true // application/json',
      ),
      ...policy.exposeHeaders.map((name) => `    exposeHeader(${kotlinString(name)})`),
      lineIf(policy.credentials, '    allowCredentials = true'),
      `    maxAgeInSeconds = ${policy.maxAge}`,
      '}',
    ),
  notes: [
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: 'Ktor answers an empty 403 to an origin, a method or a header that is not allowed, to the request as well as to its preflight.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: `DefaultHeaders` or a proxy adds it as well. Keep one.',
    },
  ],
};
