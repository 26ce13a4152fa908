import { lookAlikesOf, type Likeness, siblingOf, STRANGERS } from '../audit/strangers.ts';
import type { HeaderList } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN, type SerializedOrigin } from '../cors/origin.ts';
import type { PageRequest } from './page-request.ts';

/** Who is asked about: the origins that are meant to be let in. More of them tell no more. */
const MOST_ORIGINS = 5;

/** Methods that need a preflight with a body of JSON, so that none of them is sent. */
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What pages that call an API set most, and a name that nobody lists. */
const HEADERS: HeaderList = [
  { name: 'authorization', value: '1' },
  { name: 'content-type', value: 'application/json' },
];
const UNLISTED: HeaderList = [{ name: 'x-not-listed', value: '1' }];

const LIKENESSES: readonly Likeness[] = ['beginning', 'end', 'scheme'];

/** Each is asked for at least twice, alone or beside another of its kind: one answer is no proof. */
function strangersOf(origins: readonly SerializedOrigin[]): readonly SerializedOrigin[] {
  const alike = origins.flatMap((origin) =>
    LIKENESSES.flatMap((likeness) => {
      const found = lookAlikesOf(origin, likeness);
      return likeness === 'scheme' ? found.concat(found) : found;
    }),
  );
  const siblings = origins.map(siblingOf).filter((origin) => origin !== null);
  const meant = new Set(origins);
  return [...STRANGERS, OPAQUE_ORIGIN, OPAQUE_ORIGIN, ...siblings, ...alike].filter(
    (origin) => !meant.has(origin),
  );
}

/**
 * What has to be asked of a server to know whom it lets in: as pages of `origins` with the usual methods and headers, and as strangers and
 * look-alikes. Only GET is sent, the rest is decided by preflights.
 */
export function auditRequests(url: string, all: readonly SerializedOrigin[]): readonly PageRequest[] {
  const origins = [...new Set(all)].slice(0, MOST_ORIGINS);
  const request = (origin: SerializedOrigin, method = 'GET', headers: HeaderList = []): PageRequest => ({
    url,
    origin,
    method,
    headers,
    credentials: false,
    send: false,
  });
  const preflights = origins.flatMap((origin) => [
    ...METHODS.map((method) => request(origin, method, HEADERS)),
    request(origin, 'POST', [...UNLISTED, ...HEADERS.slice(1)]),
  ]);
  return [...origins, ...strangersOf(origins)].map((origin) => request(origin)).concat(preflights);
}
