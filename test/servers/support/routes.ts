import type { Policy } from '../../../src/fix/policy/policy.ts';

/** One request of a page to the small API, and the status that it must be able to read. */
export interface Route {
  readonly what: string;
  readonly path: string;
  readonly status: number;
  /** `GET` unless said otherwise. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** false: the server forgets to tell caches that this answer depends on the origin, whatever it is told. */
  readonly varies?: false;
  /** The header beside the usual ones, by its name in lower case: `x-total: 1` unless said otherwise. */
  readonly sends?: Readonly<Record<string, string>>;
}

/** The small API. Its first route carries `X-Total`, which a page may read where the policy exposes it. */
export const ROUTES: readonly Route[] = [
  { what: 'JSON', path: '/items', status: 200 },
  { what: 'an error of authentication', path: '/private', status: 401 },
  { what: 'what asks for a token', path: '/private', status: 200, headers: { authorization: 'Bearer t' } },
  { what: 'an unhandled error', path: '/fail', status: 500 },
  { what: 'a route that does not exist', path: '/nothing', status: 404 },
];

/** What is left where a crash is not answered by the application. */
export const ROUTES_WITHOUT_CRASH: readonly Route[] = ROUTES.filter(({ path }) => path !== '/fail');

/** Whether `policy` grants what the request to `route` needs. */
export const isGranted = ({ method = 'GET', headers = {} }: Route, policy: Policy): boolean =>
  ['GET', 'HEAD', 'POST', ...policy.methods].includes(method) &&
  Object.keys(headers).every((name) => policy.allowHeaders.includes(name));
