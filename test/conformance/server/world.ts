import { OPAQUE_ORIGIN } from '../../../src/cors/origin.ts';
import { type HostName, SPECIAL_CONTEXTS, type SpecialContext } from '../spec.ts';
import { type Addresses, contextOrigin } from './addresses.ts';

/** Where Chromium is to believe that a server stands. */
export type Space = 'public' | 'local';

/** The names, ports and schemes that one run's pages and servers go by. Nothing of them exists outside of the test. */
export interface World {
  readonly name: string;
  readonly origins: Addresses;
  /** The `Referrer-Policy` of the page and of its frames. */
  readonly referrerPolicy: string;
  /** Hosts that stand in the local network; all others are public. */
  readonly localHosts: readonly string[];
}

const world = (
  name: string,
  referrerPolicy: string,
  origins: Omit<Addresses, 'closed' | 'tls' | 'unsafe'>,
  localHosts: readonly string[] = [],
): World => ({
  name,
  referrerPolicy,
  localHosts,
  origins: {
    ...origins,
    closed: 'http://api.shop.example:81',
    tls: 'https://api.shop.example:444',
    unsafe: 'http://api.shop.example:6000',
  },
});

/**
 * The web as it is: plain http, where no browser sends `Sec-Fetch-*`; https; https that asks http; a page of the public web that asks the local
 * network. Same origin, same site, other sites, Punycode, addresses of each kind, default and other ports.
 */
const WORLDS: readonly World[] = [
  world('http', 'strict-origin-when-cross-origin', {
    page: 'http://shop.example',
    pageAddress: 'http://shop.test',
    api: 'http://api.shop.example',
    apiAddress: 'http://203.0.113.7:8080',
    other: 'http://www.shop.example',
    otherAddress: 'http://xn--bcher-kva.example',
  }),
  world('http-other-ports', 'no-referrer', {
    page: 'http://shop.example:8080',
    pageAddress: 'http://8.8.4.4',
    api: 'http://shop.example',
    apiAddress: 'http://xn--bcher-kva.example:8080',
    other: 'http://www.shop.example:8080',
    otherAddress: 'http://cdn.test',
  }),
  world('https', 'origin', {
    page: 'https://shop.example',
    pageAddress: 'https://shop.test',
    api: 'https://api.shop.example',
    apiAddress: 'https://xn--bcher-kva.example:8443',
    other: 'https://www.shop.example',
    otherAddress: 'https://203.0.113.7',
  }),
  world('mixed', 'no-referrer-when-downgrade', {
    page: 'https://shop.example',
    pageAddress: 'https://shop.test:8443',
    api: 'https://api.shop.example',
    apiAddress: 'http://api.test',
    other: 'https://www.shop.example',
    otherAddress: 'http://xn--bcher-kva.example',
  }),
  world(
    'local-network',
    'same-origin',
    {
      page: 'http://shop.example',
      pageAddress: 'http://shop.test',
      api: 'http://api.shop.example',
      apiAddress: 'http://192.168.7.7:8080',
      other: 'http://www.shop.example',
      otherAddress: 'http://10.1.2.3',
    },
    ['192.168.7.7', '10.1.2.3'],
  ),
];

/** A server's part in a world: it speaks TLS or not, and stands somewhere. */
export interface Listener {
  readonly secure: boolean;
  readonly space: Space;
}

/** One name and port that the browser goes to, and the listener that is behind it; null: nothing listens. */
export interface Route {
  readonly host: string;
  readonly port: number;
  readonly listener: Listener | null;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Where every origin of the world leads. */
export function routesOf({ origins, localHosts }: World): readonly Route[] {
  return Object.entries(origins)
    .filter(([, origin]) => origin !== OPAQUE_ORIGIN)
    .map(([role, origin]) => {
      const { hostname: host, port, protocol } = new URL(origin);
      const listener: Listener = {
        // `tls` is https on a server that speaks http.
        secure: protocol === 'https:' && (role as HostName) !== 'tls',
        space: localHosts.includes(host) ? 'local' : 'public',
      };
      return {
        host,
        port: port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port),
        listener: role === 'closed' ? null : listener,
      };
    });
}

/**
 * The special frames that can be opened in the world: a service worker needs a secure page; a secure page opens no frame over plain http, and a
 * page of the public web none in the local network.
 */
export const contextsOf = ({ origins, localHosts }: World): readonly SpecialContext[] =>
  SPECIAL_CONTEXTS.filter((context) => {
    const isSecure = origins.page.startsWith('https:');
    if (context === 'controlled') return isSecure;
    if (context !== 'public') return true;
    const frame = new URL(contextOrigin(context, origins));
    return !(isSecure && frame.protocol === 'http:') && !localHosts.includes(frame.hostname);
  });

/** @throws when there is none of that name. */
export function worldNamed(name: string): World {
  const found = WORLDS.find((each) => each.name === name);
  if (found === undefined)
    throw new RangeError(`There is no world "${name}": ${WORLDS.map((each) => each.name).join(', ')}.`);
  return found;
}
