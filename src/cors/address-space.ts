import { originOf, parseUrl } from './origin.ts';

/** How private an address is. https://wicg.github.io/local-network-access/#ip-address-space-heading */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** The address space that a URL's host betrays by itself: an address or a local name. null: only a resolver could tell. */
export function addressSpaceOf(url: string): AddressSpace | null {
  const host = parseUrl(url)?.hostname ?? '';
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (host.endsWith('.local')) return 'local';
  // It means this computer itself, unlike the rest of 0.0.0.0/8.
  if (host === '0.0.0.0') return 'loopback';
  if (host.startsWith('[')) return spaceOfIpv6(host.slice(1, -1));
  const bytes = IPV4.exec(host);
  return bytes === null ? null : spaceOfIpv4(Number(bytes[1]), Number(bytes[2]));
}

/** The address space of an IP address as a HAR writes it, IPv6 with or without brackets; null for anything else, '' too. */
export function spaceOfAddress(address: string): AddressSpace | null {
  const bare = address.startsWith('[') ? address.slice(1, -1) : address;
  if (bare.includes(':')) return addressSpaceOf(`http://[${bare}]/`);
  return IPV4.test(bare) ? addressSpaceOf(`http://${bare}/`) : null;
}

/** Whether a host, as a URL holds it, is this computer by one of its usual names. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === '0.0.0.0' || hostname === '[::]' || isTrustworthy(`http://${hostname}`);

/** Whether what comes from there counts as secure. https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
export function isTrustworthy(url: string): boolean {
  const origin = originOf(url) ?? '';
  return origin.startsWith('https:') || LOOPBACK_ORIGIN.test(origin);
}

const LOOPBACK_ORIGIN = /^http:\/\/(?:(?:[^/:]*\.)?localhost|127\.[0-9.]+|\[::1\])(?::[0-9]+)?$/;

const IPV4 = /^([0-9]{1,3})\.([0-9]{1,3})\.[0-9]{1,3}\.[0-9]{1,3}$/;

/**
 * The spaces as Chromium 156 has them, measured with each address on an interface of its own: 198.18.0.0/15 and the documentation ranges of
 * IPv4 are public there, whatever the draft says, those of IPv6 are local.
 */
function spaceOfIpv4(first: number, second: number): AddressSpace {
  if (first === 127) return 'loopback';
  const local =
    first === 0 ||
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127);
  return local ? 'local' : 'public';
}

/** `::ffff:c0a8:101`: an IPv4 address in the clothes of IPv6. */
const MAPPED_IPV4 = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/;

/** fc00::/7, fe80::/10, fec0::/10, 2001:db8::/32 and 3fff::/20 */
const LOCAL_IPV6 = /^f[cd]|^fe[89a-f]|^2001:db8:|^3fff:(?::|[0-9a-f]{1,3}:)/;

/** The URL parser has brought the address into its shortest form. */
function spaceOfIpv6(address: string): AddressSpace {
  if (address === '::1' || address === '::') return 'loopback';
  const mapped = MAPPED_IPV4.exec(address);
  if (mapped !== null) {
    const pair = Number.parseInt(mapped[1] ?? '', 16);
    return spaceOfIpv4(pair >> 8, pair & 0xff);
  }
  return LOCAL_IPV6.test(address) ? 'local' : 'public';
}
