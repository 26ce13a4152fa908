import { jsList, jsOrigins } from '../javascript.ts';
import { lineIf, lines } from '../lines.ts';
import { namedHeaders } from '../methods.ts';
import type { Target } from '../target.ts';

/**
 * GraphQL Yoga 3 to 5. Its own list answers `null` to an origin that is not in it, which every sandboxed frame may then use: a
 * function that turns CORS off for those does not.
 */
export const graphqlYoga: Target = {
  id: 'graphql-yoga',
  name: 'GraphQL Yoga',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'The part above createYoga(), and the option inside it: createYoga({ schema, cors })',
  documentation: 'https://the-guild.dev/graphql/yoga-server/docs/features/cors',
  detect: () => null,
  write: (policy) =>
    lines(
      jsOrigins(policy),
      '// createYoga({ schema, cors }). By default Yoga allows every origin, with credentials.',
      'const cors = (request: Request) => {',
      "  const origin = request.headers.get('Origin') ?? '';",
      '  if (!allowedOrigins.includes(origin)) return false;',
      '  return {',
      '    origin: [origin],',
      `    methods: ${jsList(['POST', ...policy.methods.filter((method) => method !== 'POST')])},`,
      policy.allowHeaders.length === 0
        ? `    allowedHeaders: ${jsList(namedHeaders(policy))}, // needs no permission: an empty list would allow whatever is asked`
        : `    allowedHeaders: ${jsList(policy.allowHeaders)},`,
      lineIf(policy.exposeHeaders.length > 0, `    exposedHeaders: ${jsList(policy.exposeHeaders)},`),
      `    credentials: ${policy.credentials},`,
      `    maxAge: ${policy.maxAge},`,
      '  };',
      '};',
    ),
  notes: [
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: the framework around Yoga adds it as well. Keep one, and give Yoga `cors: false` if that is the other.',
    },
    {
      when: ['always'],
      text: 'Yoga sends `Vary: Origin` to allowed origins only. With a cache in front of it, have that cache send `Vary: Origin` on every answer.',
    },
  ],
};
