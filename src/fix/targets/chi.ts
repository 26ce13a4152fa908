import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { corsOptions } from '../write/go.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** go-chi/cors drops every other character from the names that a browser asks for, and then finds none of them. */
const isReadName = (name: string): boolean => /^[A-Za-z0-9._-]+$/.test(name);

/** chi with go-chi/cors, which is rs/cors under chi's roof: a `*` within an origin would be a pattern. */
export const chi: Target = {
  id: 'chi',
  name: 'chi',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'Right after chi.NewRouter(): the first Use, before authentication and routes',
  documentation: 'https://github.com/go-chi/cors',
  log: 'Debug: true in cors.Options logs why each request was allowed or refused.',
  detect: () => null,
  refuse: refuseUnless({ origin: hasNoStar, header: isReadName }),
  write: (policy) =>
    lines(
      '// go get github.com/go-chi/cors, and import "github.com/go-chi/cors"',
      'router.Use(cors.Handler(cors.Options{',
      ...corsOptions(policy),
      '}))',
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'In a group or below `Route`, the middleware never sees `OPTIONS`, for which no route exists: use it on the root router, before its routes.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'go-chi/cors answers 200 without headers when the origin, the method or a header is not listed.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: '`Use` runs in its order: this belongs above authentication, because a preflight carries no credentials.',
    },
  ],
};
