import type { Keep } from './keep.ts';

/**
 * Evaluated in the page, before its own scripts. It puts no handler on the promise, which would silence the page's own "Uncaught (in promise)", and
 * reads nothing that runs code of the page's.
 */
export function watchFetch(keep: Keep): void {
  const { fetch, Request, URL, Proxy, Error } = globalThis;
  const { apply } = Reflect;
  const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

  /** What `name` is of one of the browser's own objects; undefined where it is another's. */
  const native = (of: { readonly prototype: object }, object: unknown, name: string): unknown => {
    try {
      return apply(getOwnPropertyDescriptor(of.prototype, name)?.get ?? (() => undefined), object, []);
    } catch {
      return undefined;
    }
  };
  /** A value that the page gives as such, and not by a getter. */
  const plain = (options: unknown, name: string): unknown => {
    let object: unknown = options;
    while (typeof object === 'object' && object !== null) {
      const found = getOwnPropertyDescriptor(object, name);
      if (found?.get !== undefined) throw new Error(name);
      if (found !== undefined) return found.value;
      object = getPrototypeOf(object);
    }
    return undefined;
  };
  const note = (input: unknown, options: unknown): void => {
    const url =
      typeof input === 'string' ? input : (native(Request, input, 'url') ?? native(URL, input, 'href'));
    if (typeof url !== 'string') return;
    const given = (name: string): unknown => plain(options, name) ?? native(Request, input, name);
    const textOf = (name: string): object => {
      const value = given(name);
      return typeof value === 'string' ? { [name]: value } : {};
    };
    keep({
      api: 'fetch',
      url,
      ...textOf('method'),
      ...textOf('credentials'),
      ...textOf('mode'),
      ...textOf('redirect'),
      integrity: (given('integrity') ?? '') !== '',
    });
  };
  const handler: ProxyHandler<typeof fetch> = {
    apply: (target, self, given: Parameters<typeof fetch>) => {
      try {
        note(given[0], given[1]);
      } catch {
        // It is not seen, and happens all the same.
      }
      return apply(target, self, given);
    },
  };
  globalThis.fetch = new Proxy(fetch, Object.setPrototypeOf(handler, null));
}
