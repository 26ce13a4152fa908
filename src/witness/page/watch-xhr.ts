import type { Keep } from './keep.ts';

/** Evaluated in the page, before its own scripts. `send` stays as it is: what begins to load says how, so that the stack of the request has no frame of ours. */
export function watchXhr(keep: Keep): void {
  const { URL, Proxy } = globalThis;
  const { apply } = Reflect;
  const { prototype } = XMLHttpRequest;
  const { addEventListener } = EventTarget.prototype;
  const withCredentials = Object.getOwnPropertyDescriptor(prototype, 'withCredentials')?.get;
  const href = Object.getOwnPropertyDescriptor(URL.prototype, 'href')?.get;
  if (withCredentials === undefined || href === undefined) return;
  const { get, set, has } = WeakMap.prototype;
  const opened = new WeakMap<object, { readonly method: string; readonly url: string }>();

  function onStart(this: XMLHttpRequest): void {
    try {
      const credentials = apply(withCredentials as () => boolean, this, []) ? 'include' : 'same-origin';
      keep({ api: 'xhr', ...(apply(get, opened, [this]) as object), credentials });
    } catch {
      // It is not seen, and happens all the same.
    }
  }
  const note = (request: object, method: unknown, address: unknown): void => {
    const url: unknown = typeof address === 'string' ? address : apply(href, address, []);
    if (typeof method !== 'string' || typeof url !== 'string') return;
    if (!apply(has, opened, [request])) apply(addEventListener, request, ['loadstart', onStart]);
    apply(set, opened, [request, { method, url }]);
  };
  const handler: ProxyHandler<typeof prototype.open> = {
    apply: (target, self: object, given: unknown[]) => {
      try {
        note(self, given[0], given[1]);
      } catch {
        // It is not seen, and happens all the same.
      }
      return apply(target, self, given);
    },
  };
  prototype.open = new Proxy(prototype.open, Object.setPrototypeOf(handler, null));
}
