import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { rubyList } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import { rubyString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

const SYMBOL = /^[A-Za-z_]+$/;

/** rack-cors compares methods in lower case. */
const rubyMethod = (method: string): string =>
  SYMBOL.test(method) ? `:${method.toLowerCase()}` : rubyString(method.toLowerCase());

/** Rails 6 and later, or any Rack application, with rack-cors 1 to 3. An origin with a scheme is compared exactly. */
export const rails: Target = {
  id: 'rails',
  name: 'Ruby on Rails',
  variantOf: null,
  layer: 'application',
  language: 'ruby',
  place: 'config/initializers/cors.rb; then restart the server',
  documentation: 'https://github.com/cyu/rack-cors',
  log: 'debug: true, logger: (-> { Rails.logger }) after Rack::Cors logs what it does with each request.',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-rack-cors', confidence: 'certain' },
      { header: 'x-runtime', confidence: 'likely' },
    ]),
  write: (policy) =>
    lines(
      '# Gemfile: gem "rack-cors"',
      '# First of all middleware: above authentication, caches and the server for static files.',
      'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
      '  allow do',
      '    origins( # exactly as the browser sends them: one line per environment',
      policy.origins.map((origin) => `      ${rubyString(origin)}`).join(',\n'),
      '    )',
      '    resource "/*",',
      `      headers: ${rubyList(policy.allowHeaders)},`,
      `      methods: [${comparedMethods(policy).map(rubyMethod).join(', ')}],`,
      lineIf(policy.exposeHeaders.length > 0, `      expose: ${rubyList(policy.exposeHeaders)},`),
      lineIf(policy.credentials, '      credentials: true,'),
      `      max_age: ${policy.maxAge}`,
      '  end',
      'end',
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: '`No route matches [OPTIONS]` means that rack-cors did not answer: it is not loaded, or the server was not restarted.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'rack-cors answers 200 without headers when the origin, the method or a header is not listed. `debug: true` behind `Rack::Cors` adds `X-Rack-CORS`, which says why.',
    },
    {
      when: ['preflight-forbidden', 'preflight-unauthorized'],
      text: '`insert_before 0` puts it above everything, Devise and Warden too. A 403 that says `Blocked host` is not CORS: add the name of the API to `config.hosts`.',
    },
    {
      when: ['header-sent'],
      text: 'Remove other lines for `Access-Control-Allow-Origin`: one that a controller sets wins over rack-cors, and one that a proxy adds makes it arrive twice.',
    },
    {
      when: ['method-not-upper-case'],
      text: 'rack-cors answers with methods in upper case, and browsers compare byte by byte: have the page send `PATCH`, not `patch`.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: '`config.force_ssl` redirects to `https`. rack-cors answers the preflight before that, but the request is still redirected, and says `Origin: null` from there on: have the page ask the `https` address.',
    },
    {
      when: ['success-without-headers', 'failure-without-headers', 'preflight-method-not-allowed'],
      text: 'Files that nginx or a CDN serves never pass Rack.',
    },
  ],
};
