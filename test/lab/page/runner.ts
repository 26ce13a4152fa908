import type { ReadyRequest } from '../addresses.ts';
import type { FetchRequest, XhrRequest } from '../lab-case.ts';
import type { PageOutcome } from './page-data.ts';

type Fetched = FetchRequest & { readonly url: string };
type Sent = XhrRequest & { readonly url: string };

/** Not in every version of the DOM's types yet. */
interface LocalNetworkInit extends RequestInit {
  targetAddressSpace?: string;
}

function initFor(request: Fetched): LocalNetworkInit {
  const init: LocalNetworkInit = { method: request.method ?? 'GET' };
  if (request.headers) init.headers = request.headers;
  if (request.body !== undefined) init.body = request.body;
  if (request.mode) init.mode = request.mode;
  if (request.credentials) init.credentials = request.credentials;
  if (request.redirect) init.redirect = request.redirect;
  if (request.abortAfter !== undefined) init.signal = AbortSignal.timeout(request.abortAfter);
  if (request.targetAddressSpace) init.targetAddressSpace = request.targetAddressSpace;
  return init;
}

/** Makes a `fetch`, in whatever document or worker this code runs. */
async function runFetch(request: Fetched): Promise<PageOutcome> {
  try {
    const response = await fetch(request.url, initFor(request));
    await response.text();
    const detail = response.type === 'opaque' ? 'opaque' : String(response.status);
    return { outcome: 'succeeded', detail };
  } catch (error) {
    return { outcome: 'failed', detail: String(error) };
  }
}

/** Makes an XMLHttpRequest. */
function runXhr(request: Sent): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(request.method ?? 'GET', request.url);
    xhr.withCredentials = request.withCredentials ?? false;
    for (const [name, value] of Object.entries(request.headers ?? {})) xhr.setRequestHeader(name, value);
    if (request.uploadListener) xhr.upload.addEventListener('progress', () => undefined);
    xhr.addEventListener('load', () => resolve({ outcome: 'succeeded', detail: String(xhr.status) }));
    xhr.addEventListener('error', () => resolve({ outcome: 'failed', detail: 'error event' }));
    xhr.send(request.body ?? null);
  });
}

/** Runs what needs no document; null for everything else. */
export function runAnywhere(request: ReadyRequest): Promise<PageOutcome> | null {
  if (request.by === 'fetch') return runFetch(request);
  if (request.by === 'xhr') return runXhr(request);
  return null;
}
