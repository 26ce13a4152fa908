import { isOrdinaryOrigin, isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { lineIf, lines } from '../write/lines.ts';
import { yamlLines, yamlList } from '../write/lists.ts';
import type { Target } from '../target.ts';

/** Micronaut 3 and 4. It expands `${name}` in its configuration; its credentials are allowed unless told otherwise. */
export const micronaut: Target = {
  id: 'micronaut',
  name: 'Micronaut',
  variantOf: null,
  layer: 'application',
  language: 'yaml',
  place: 'src/main/resources/application.yml',
  documentation: 'https://docs.micronaut.io/latest/guide/#corsConfiguration',
  log: 'logger.levels.io.micronaut.http.server.cors: TRACE in application.yml.',
  detect: () => null,
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: isOrdinaryWord, header: isOrdinaryWord }),
  write: (policy) =>
    lines(
      'micronaut:',
      '  server:',
      '    cors:',
      '      enabled: true',
      '      configurations:',
      '        pages:',
      '          allowed-origins: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins, '            '),
      `          allowed-methods: ${yamlList(comparedMethods(policy))}`,
      lineIf(
        policy.allowHeaders.length === 0,
        '          # Needs no permission: without this line every header is allowed.',
      ),
      `          allowed-headers: ${yamlList(namedHeaders(policy))}`,
      lineIf(policy.exposeHeaders.length > 0, `          exposed-headers: ${yamlList(policy.exposeHeaders)}`),
      `          allow-credentials: ${policy.credentials}`,
      `          max-age: ${policy.maxAge}`,
    ),
  notes: [
    {
      when: ['preflight-forbidden', 'preflight-unauthorized'],
      text: 'With Micronaut Security the CORS filter comes first. A 403 means that the origin, the method or a header is not in the lists.',
    },
    {
      when: ['always'],
      text: '`@CrossOrigin` on a controller replaces this for its routes.',
    },
  ],
};
