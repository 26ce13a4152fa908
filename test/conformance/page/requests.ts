import type { PageOutcome, PageRequest } from './protocol.ts';

const bytes = new TextEncoder();

function bodyOf(request: PageRequest): BodyInit | null {
  switch (request.body) {
    case 'none':
      return null;
    case 'text':
      return 'text';
    case 'json-text':
      return '{"a":1}';
    case 'form': {
      const form = new FormData();
      form.set('a', '1');
      return form;
    }
    case 'search':
      return new URLSearchParams({ a: '1' });
    case 'blob':
      return new Blob(['x']);
    case 'json-blob':
      return new Blob(['{}'], { type: 'application/json' });
    case 'bytes':
      return bytes.encode('x');
    case 'stream':
      return new Blob(['x']).stream();
  }
}

async function viaFetch(request: PageRequest): Promise<PageOutcome> {
  const headers = new Headers();
  for (const [name, value] of request.headers) headers.append(name, value);
  const body = bodyOf(request);
  const options: RequestInit & { duplex?: 'half' } = {
    method: request.method,
    headers,
    body,
    credentials: request.credentials,
    mode: request.mode,
    redirect: request.redirect,
    cache: request.cache,
    keepalive: request.keepalive && request.body !== 'stream',
    ...(request.body === 'stream' ? { duplex: 'half' } : {}),
    ...(request.noReferrer ? { referrerPolicy: 'no-referrer' } : {}),
    ...(request.abort ? { signal: AbortSignal.timeout(150) } : {}),
  };
  try {
    const response = await fetch(request.url, options);
    // A body that is never read keeps the connection, and the entry, open.
    await response.text();
    return 'ok';
  } catch {
    return 'failed';
  }
}

function viaXhr(request: PageRequest): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(request.method, request.url);
    xhr.withCredentials = request.credentials === 'include';
    for (const [name, value] of request.headers) xhr.setRequestHeader(name, value);
    if (request.uploadListener) xhr.upload.addEventListener('progress', () => undefined);
    xhr.addEventListener('load', () => resolve('ok'));
    xhr.addEventListener('error', () => resolve('failed'));
    xhr.send(bodyOf(request) as XMLHttpRequestBodyInit | null);
  });
}

function viaEventSource(request: PageRequest): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const source = new EventSource(request.url, { withCredentials: request.credentials === 'include' });
    const end = (outcome: PageOutcome): void => {
      source.close();
      resolve(outcome);
    };
    source.addEventListener('message', () => end('ok'));
    source.addEventListener('error', () => end('failed'));
  });
}

/** The kinds of request that a worker can make too. */
export async function makeScriptRequest(request: PageRequest): Promise<PageOutcome | null> {
  switch (request.kind) {
    case 'fetch':
      return viaFetch(request);
    case 'xhr':
      return viaXhr(request);
    case 'eventsource':
      return viaEventSource(request);
    case 'beacon':
      return navigator.sendBeacon(request.url, bodyOf(request)) ? 'unknown' : 'threw';
    default:
      return null;
  }
}
