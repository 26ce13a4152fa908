import { jsList, jsOrigins } from '../write/javascript.ts';
import { lineIf, lines } from '../write/lines.ts';
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
  place: 'Above createYoga(), and inside it: createYoga({ schema, cors, plugins: [varyByOrigin] })',
  documentation: 'https://the-guild.dev/graphql/yoga-server/docs/features/cors',
  detect: () => null,
  write: (policy) =>
    lines(
      jsOrigins(policy),
      '// createYoga({ schema, cors, plugins: [varyByOrigin] }). By default Yoga allows every origin, with credentials.',
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
      '',
      '// The answer depends on who asks: caches must know, and Yoga does not tell them.',
      'const varyByOrigin = {',
      "  onResponse: ({ response }: { response: Response }) => response.headers.append('Vary', 'Origin'),",
      '};',
    ),
  notes: [
    {
      when: ['preflight-without-headers', 'preflight-method-not-allowed', 'preflight-not-found'],
      text: 'The preflight has to reach Yoga. In a route handler of Next.js or SvelteKit, export its handler as `OPTIONS` as well; elsewhere, route every method of the path to it.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: the framework around Yoga adds it as well. Keep one, and give Yoga `cors: false` if that is the other.',
    },
    {
      when: ['wildcard-sent', 'credentials'],
      text: 'Do not give the list to Yoga itself: to an origin that is not in it, it answers `null`, which every sandboxed frame may use.',
    },
  ],
};
