import type { ContextName, HostName } from '../spec.ts';

/** The ports of one run. */
export interface Ports {
  readonly page: number;
  readonly api: number;
  readonly other: number;
  readonly closed: number;
}

/** The origin that a host name of a spec stands for in this run. */
export type Addresses = Readonly<Record<HostName, string>>;

/** X11's port: in the list of ports that the Fetch Standard blocks. https://fetch.spec.whatwg.org/#port-blocking */
const BLOCKED_PORT = 6000;

export const addressesOf = (ports: Ports): Addresses => ({
  page: `http://localhost:${ports.page}`,
  pageAddress: `http://127.0.0.1:${ports.page}`,
  api: `http://localhost:${ports.api}`,
  apiAddress: `http://127.0.0.1:${ports.api}`,
  other: `http://localhost:${ports.other}`,
  otherAddress: `http://127.0.0.1:${ports.other}`,
  closed: `http://localhost:${ports.closed}`,
  tls: `https://localhost:${ports.api}`,
  unsafe: `http://localhost:${BLOCKED_PORT}`,
});

/** The origin of the documents that run a context's requests. */
export function contextOrigin(context: ContextName, addresses: Addresses): string {
  switch (context) {
    case 'page':
    case 'worker':
    case 'restricted':
    case 'embedder':
    case 'credentialless':
    case 'controlled':
      return addresses.page;
    case 'frame':
      return addresses.other;
    case 'addressFrame':
      return addresses.pageAddress;
    case 'public':
      return addresses.otherAddress;
    case 'sandbox':
      return 'null';
  }
}

/** The URL of hop `hop` of a case. The suffix of the case belongs to its first URL only. */
export function hopUrl(origin: string, index: number, hop: number, cookie: boolean, suffix: string): string {
  const path = cookie ? '/with-cookie/c' : '/c';
  return `${origin}${path}?case=${index}.${hop === 0 ? suffix : `&hop=${hop}`}`;
}
