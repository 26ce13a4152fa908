/** What a page can tell about the functions with which it asks: the same has to come out whether it is watched or not. */
export const behaviourOf = (api: string): string => `(async () => {
  const api = ${JSON.stringify(api)};
  const { fetch: now, XMLHttpRequest, EventSource } = globalThis;
  const attributes = (object, name) => {
    const { value, get, set, ...rest } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    return rest;
  };
  const isNative = (called) => /\\{\\s*\\[native code\\]\\s*\\}$/.test(Function.prototype.toString.call(called));
  const shapeOf = (called) => [called.name, called.length, typeof called, isNative(called), 'prototype' in called];
  const failureOf = async (made) => made().then(() => 'passed', ({ name, message, constructor }) => [name, message, constructor === TypeError]);
  const order = [];

  const beacons = navigator.sendBeacon(api + '/beacon', 'x');
  const unhandled = [];
  const onUnhandled = (event) => { unhandled.push(event.reason.name); event.preventDefault(); };
  addEventListener('unhandledrejection', onUnhandled);
  now(api + '/unhandled', { credentials: 'include' });
  const seenUnhandled = new Promise((done) => addEventListener('unhandledrejection', () => setTimeout(done), { once: true }));

  let reads = 0;
  const counting = { get credentials() { reads++; return 'omit'; }, get method() { reads++; return 'GET'; } };
  await now(api + '/counting', counting);
  let texts = 0;
  await now({ toString: () => { texts++; return api + '/text'; } });

  const viaXhr = (set) => new Promise((done) => {
    const request = new XMLHttpRequest();
    const events = [];
    for (const name of ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'loadend'])
      request.addEventListener(name, () => events.push(name + request.readyState));
    request.onloadend = () => done([request.status, request.responseText, events]);
    request.open('GET', api + '/xhr');
    set(request);
    request.send();
    order.push('sent');
  });
  const source = new EventSource(api + '/events', { withCredentials: true });
  const sourceShape = [source instanceof EventSource, source.constructor === EventSource, source.url, source.withCredentials];
  source.close();
  class Derived extends EventSource { get own() { return true; } }
  const derived = new Derived(api + '/events');
  const derivedShape = [derived instanceof Derived, derived instanceof EventSource, derived.own];
  derived.close();

  const settled = now(api + '/order').then(() => order.push('answered'));
  queueMicrotask(() => order.push('microtask'));
  order.push('asked');
  await settled;

  // As libraries do: the function is replaced, called without an object, and kept from before.
  const log = [];
  globalThis.fetch = function patched(...given) { log.push(given.length); return now.apply(this, given); };
  const patched = await fetch(new Request(api + '/request', { method: 'PUT' })).then(({ status, type }) => [status, type]);
  globalThis.fetch = now;
  const unbound = await (0, globalThis.fetch)(api + '/unbound').then(({ status }) => status);
  const result = {
    fetch: [shapeOf(now), attributes(globalThis, 'fetch')],
    open: [shapeOf(XMLHttpRequest.prototype.open), attributes(XMLHttpRequest.prototype, 'open')],
    send: shapeOf(XMLHttpRequest.prototype.send),
    beacon: [shapeOf(Navigator.prototype.sendBeacon), attributes(Navigator.prototype, 'sendBeacon'), beacons],
    eventSource: [shapeOf(EventSource), attributes(globalThis, 'EventSource'), attributes(EventSource.prototype, 'constructor')],
    sourceShape, derivedShape, reads, texts, order, log, patched, unbound,
    blocked: await failureOf(() => now(api + '/blocked', { credentials: 'include' })),
    noAddress: await failureOf(() => now('http://')),
    badMode: await failureOf(() => now(api, { mode: 'navigate' })),
    noArgument: await failureOf(() => now()),
    openFails: (() => { try { new XMLHttpRequest().open('C NNECT', api); } catch ({ name, message }) { return [name, message]; } })(),
    sourceFails: (() => { try { EventSource(api); } catch ({ name }) { return name; } })(),
    xhr: await viaXhr(() => undefined),
    xhrBlocked: await viaXhr((request) => { request.withCredentials = true; }),
    unhandled: await seenUnhandled.then(() => unhandled),
    globals: Object.keys(globalThis).filter((name) => /lens/i.test(name)),
  };
  removeEventListener('unhandledrejection', onUnhandled);
  return result;
})()`;
