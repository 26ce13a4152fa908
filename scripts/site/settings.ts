import { DEFAULT_MAX_AGE, type Policy } from '../../src/fix/policy/policy.ts';

/** A policy that is often wanted. */
export interface Setting {
  readonly title: string;
  readonly story: string;
  readonly policy: Policy;
}

const APP = 'https://app.example.com';

/** The configurations that a server's page shows. */
export const CORS_SETTINGS: readonly Setting[] = [
  {
    title: 'One page reads and writes JSON, with a token',
    story:
      'The usual single-page application: a token in Authorization, JSON in both directions, every method of a REST interface.',
    policy: {
      origins: [APP],
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowHeaders: ['authorization', 'content-type'],
      exposeHeaders: [],
      credentials: false,
      maxAge: DEFAULT_MAX_AGE,
    },
  },
  {
    title: 'Two environments, with cookies',
    story: 'The session is a cookie, and a second origin is used for development.',
    policy: {
      origins: [APP, 'http://localhost:3000'],
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['content-type', 'x-csrf-token'],
      exposeHeaders: [],
      credentials: true,
      maxAge: DEFAULT_MAX_AGE,
    },
  },
  {
    title: 'Reading only, with headers that the page sees',
    story: 'One origin reads, and its script needs the total count of a list and the tag of an answer.',
    policy: {
      origins: [APP],
      methods: ['GET'],
      allowHeaders: [],
      exposeHeaders: ['x-total-count', 'etag'],
      credentials: false,
      maxAge: DEFAULT_MAX_AGE,
    },
  },
];
