import type { Keep } from './keep.ts';

/** Evaluated in the page, before its own scripts. */
export function watchEventSource(keep: Keep): void {
  const { EventSource, Proxy } = globalThis;
  const { apply, construct } = Reflect;
  const url = Object.getOwnPropertyDescriptor(EventSource.prototype, 'url')?.get;
  const withCredentials = Object.getOwnPropertyDescriptor(EventSource.prototype, 'withCredentials')?.get;
  if (url === undefined || withCredentials === undefined) return;
  const handler: ProxyHandler<typeof EventSource> = {
    construct: (target, given, constructor) => {
      const made = construct(target, given, constructor) as EventSource;
      try {
        const credentials = (apply(withCredentials, made, []) as boolean) ? 'include' : 'same-origin';
        keep({ api: 'eventsource', url: apply(url, made, []) as string, credentials });
      } catch {
        // It is not seen, and happens all the same.
      }
      return made;
    },
  };
  const watched = new Proxy(EventSource, Object.setPrototypeOf(handler, null));
  globalThis.EventSource = watched;
  Object.defineProperty(EventSource.prototype, 'constructor', { value: watched });
}
