import { lineIf, lines } from '../write/lines.ts';
import { yamlLines, yamlList } from '../write/lists.ts';
import { yamlString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

/** Traefik runs its dynamic files through Go's templates first: no brace is written as itself. */
const TEMPLATE = '{}';

const list = (items: readonly string[]): string => yamlList(items, TEMPLATE);

/** Traefik 2 and 3, as a file: labels would need commas and dollars escaped. Its answers name no server. */
export const traefik: Target = {
  id: 'traefik',
  name: 'Traefik',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place:
    'A file of the file provider (dynamic configuration). Then put cors@file first in the middlewares of the router',
  documentation:
    'https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/#cors-headers',
  detect: () => null,
  write: (policy) =>
    lines(
      'http:',
      '  middlewares:',
      '    cors:',
      '      headers:',
      '        accessControlAllowOriginList: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins, '          ', TEMPLATE),
      lineIf(policy.methods.length > 0, `        accessControlAllowMethods: ${list(policy.methods)}`),
      lineIf(
        policy.allowHeaders.length > 0,
        `        accessControlAllowHeaders: ${list(policy.allowHeaders)}`,
      ),
      lineIf(
        policy.exposeHeaders.length > 0,
        `        accessControlExposeHeaders: ${list(policy.exposeHeaders)}`,
      ),
      lineIf(policy.credentials, '        accessControlAllowCredentials: true'),
      `        accessControlMaxAge: ${policy.maxAge}`,
      '        addVaryHeader: true',
      '  # On the router of the API, first of its middlewares, above authentication:',
      `  # middlewares: [${yamlString('cors')}]. In labels: traefik.http.routers.<name>.middlewares=cors@file`,
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Middlewares run in the order of the list: `cors` stands before `forwardAuth` and `basicAuth`. It answers preflights itself and never passes them on.',
    },
    {
      when: ['preflight-not-found', 'failure-without-headers'],
      text: 'A 404 of Traefik itself means that no router matches, and then no middleware runs: a rule with `Method` has to match `OPTIONS` too. What a middleware above `cors` answers has no headers either.',
    },
    {
      when: ['preflight-redirected'],
      text: '`redirections` of an entry point come before every router, and browsers follow no redirect of a preflight: have the page ask the `https` address.',
    },
    {
      when: ['duplicated-header'],
      text: 'The service behind Traefik sends the headers as well. Traefik replaces them for the origins listed and leaves them for all others: keep CORS in one of the two.',
    },
    {
      when: ['always'],
      text: 'In Kubernetes the same keys stand in a `Middleware`, below `spec.headers`; as Docker labels they are `traefik.http.middlewares.cors.headers.…`, lists with commas.',
    },
  ],
};
