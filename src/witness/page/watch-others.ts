import type { Keep } from './keep.ts';

/** Evaluated in the page, before its own scripts. */
export function watchBeacon(keep: Keep): void {
  const { Proxy } = globalThis;
  const { apply } = Reflect;
  const { prototype } = Navigator;
  const handler: ProxyHandler<typeof prototype.sendBeacon> = {
    apply: (target, self, given: unknown[]) => {
      try {
        const [url] = given;
        if (typeof url === 'string')
          keep({ api: 'beacon', url, method: 'POST', credentials: 'include', mode: '' });
      } catch {
        // It is not seen, and happens all the same.
      }
      return apply(target, self, given) as boolean;
    },
  };
  prototype.sendBeacon = new Proxy(prototype.sendBeacon, Object.setPrototypeOf(handler, null));
}

/** Evaluated in the page, before its own scripts: what its Content-Security-Policy keeps back never becomes a request. */
export function watchPolicy(keep: Keep): void {
  window.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, effectiveDirective, disposition }) => {
      try {
        if (disposition === 'enforce')
          keep({ api: 'policy', url: blockedURI, directive: effectiveDirective });
      } catch {
        // Not every violation is about an address.
      }
    },
    true,
  );
}
