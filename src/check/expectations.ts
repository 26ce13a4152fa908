import { OPAQUE_ORIGIN, parseUrl, type SerializedOrigin } from '../cors/origin.ts';
import type { Policy } from '../fix/policy/policy.ts';
import type { PageRequest } from './page-request.ts';

/** A request of which is known whether it has to pass. */
export interface Expected {
  readonly request: PageRequest;
  readonly mustPass: boolean;
}

/** What a policy grants at one address. */
export interface ExpectedAt {
  readonly url: string;
  readonly policy: Policy;
  readonly send: boolean;
}

/** An origin that no policy names: `.example` is nobody's. https://www.rfc-editor.org/rfc/rfc2606 */
const UNKNOWN_ORIGIN: SerializedOrigin = 'https://not-allowed.example';

/**
 * Origins that a server lets in by mistake when it compares an allowed one as a prefix, as a suffix, without its dots or without its scheme.
 */
function lookAlikesOf(origin: SerializedOrigin): readonly SerializedOrigin[] {
  const parsed = parseUrl(origin);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return [];
  const { protocol, hostname, host } = parsed;
  const isName = /[a-z]/i.test(hostname) && hostname.includes('.');
  return [
    `${origin}.not-allowed.example`,
    ...(isName ? [`${protocol}//not-allowed-${host}`] : []),
    ...(protocol === 'https:' ? [`http://${host}`] : []),
  ];
}

/** Header lines of these names, as a page that sends JSON would set them. */
export const headersOf = (names: readonly string[]): PageRequest['headers'] =>
  names.map((name) => ({ name, value: name === 'content-type' ? 'application/json' : '1' }));

/** Everything that a policy says: each origin with each method and all headers has to pass, and an origin that it does not name must not. */
export function expectationsOf({ url, policy, send }: ExpectedAt): readonly Expected[] {
  const base = { url, credentials: policy.credentials, send };
  const methods = [...new Set(['GET', ...policy.methods])];
  const granted = policy.origins.flatMap((origin) =>
    methods.map((method) => ({
      request: { ...base, origin, method, headers: method === 'GET' ? [] : headersOf(policy.allowHeaders) },
      mustPass: true,
    })),
  );
  const withHeaders =
    policy.allowHeaders.length === 0
      ? []
      : policy.origins.map((origin) => ({
          request: { ...base, origin, method: 'GET', headers: headersOf(policy.allowHeaders) },
          mustPass: true,
        }));
  const strangers = new Set([UNKNOWN_ORIGIN, OPAQUE_ORIGIN, ...policy.origins.flatMap(lookAlikesOf)]);
  const refused = [...strangers]
    .filter((origin) => !policy.origins.includes(origin))
    .map((origin) => ({ request: { ...base, origin, method: 'GET', headers: [] }, mustPass: false }));
  return [...granted, ...withHeaders, ...refused];
}
