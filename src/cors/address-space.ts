import { originOf, parseUrl } from './origin.ts';

/** How private an address is. https://wicg.github.io/local-network-access/#ip-address-space-heading */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** The address space that a URL's host betrays by itself: an address or a local name. null: only a resolver could tell. */
export function addressSpaceOf(url: string): AddressSpace | null {
  const host = parseUrl(url)?.hostname ?? '';
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (host.endsWith('.local')) return 'local';
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

function spaceOfIpv4(first: number, second: number): AddressSpace {
  if (first === 127 || (first === 198 && (second === 18 || second === 19))) return 'loopback';
  const local =
    first === 0 ||
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127);
  return local ? 'local' : 'public';
}

/** fc00::/7, fe80::/10 and fec0::/10 are local. The URL parser has brought the address into its shortest form. */
function spaceOfIpv6(address: string): AddressSpace {
  if (address === '::1' || address === '::') return 'loopback';
  return /^f[cd]|^fe[89a-f]/.test(address) ? 'local' : 'public';
}
