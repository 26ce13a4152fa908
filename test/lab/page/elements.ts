import type { ReadyRequest } from '../addresses.ts';
import type { ElementRequest } from '../lab-case.ts';
import type { PageOutcome } from './page-data.ts';

type Shown = ElementRequest & { readonly url: string };

const LOADED: PageOutcome = { outcome: 'succeeded', detail: 'load event' };
const FAILED: PageOutcome = { outcome: 'failed', detail: 'error event' };
const SENT: PageOutcome = { outcome: 'sent', detail: 'sent' };

/** Adds an element, and removes it when it has loaded or failed. */
function settle(
  element: HTMLElement,
  loaded: string,
  parent: HTMLElement = document.body,
): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const end = (outcome: PageOutcome): void => {
      element.remove();
      resolve(outcome);
    };
    element.addEventListener(loaded, () => end(LOADED));
    element.addEventListener('error', () => end(FAILED));
    parent.append(element);
  });
}

function withCrossOrigin<Kind extends HTMLElement & { crossOrigin: string | null }>(
  element: Kind,
  request: Shown,
): Kind {
  element.crossOrigin = request.crossOrigin ?? null;
  return element;
}

function script(request: Shown, type: string): Promise<PageOutcome> {
  const element = withCrossOrigin(document.createElement('script'), request);
  element.type = type;
  element.src = request.url;
  return settle(element, 'load');
}

function link(request: Shown, rel: string, as: string): Promise<PageOutcome> {
  const element = withCrossOrigin(document.createElement('link'), request);
  element.rel = rel;
  if (as !== '') element.as = as;
  element.href = request.url;
  return settle(element, 'load', document.head);
}

function image(request: Shown): Promise<PageOutcome> {
  const element = withCrossOrigin(document.createElement('img'), request);
  element.alt = '';
  element.hidden = true;
  element.src = request.url;
  return settle(element, 'load');
}

function media(request: Shown, name: 'audio' | 'video'): Promise<PageOutcome> {
  const element = withCrossOrigin(document.createElement(name), request);
  element.hidden = true;
  element.preload = 'auto';
  element.src = request.url;
  return settle(element, 'loadeddata');
}

function track(request: Shown): Promise<PageOutcome> {
  const video = withCrossOrigin(document.createElement('video'), request);
  video.hidden = true;
  const element = document.createElement('track');
  element.kind = 'subtitles';
  element.src = request.url;
  document.body.append(video);
  const settled = settle(element, 'load', video);
  element.track.mode = 'showing';
  return settled.finally(() => video.remove());
}

async function font(request: Shown): Promise<PageOutcome> {
  try {
    await new FontFace('Lab', `url(${JSON.stringify(request.url)})`).load();
    return LOADED;
  } catch (error) {
    return { outcome: 'failed', detail: String(error) };
  }
}

/** CSS tells nobody whether an image came: the browser's list of resources does, once it is there. */
function mask(request: Shown): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const element = document.createElement('div');
    element.style.cssText = `width: 1px; height: 1px; mask-image: url(${JSON.stringify(request.url)})`;
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName(request.url).length === 0) return;
      observer.disconnect();
      element.remove();
      resolve(SENT);
    });
    observer.observe({ type: 'resource' });
    document.body.append(element);
  });
}

async function importModule(request: Shown): Promise<PageOutcome> {
  try {
    await import(/* @vite-ignore */ request.url);
    return LOADED;
  } catch (error) {
    return { outcome: 'failed', detail: String(error) };
  }
}

function runElement(request: Shown): Promise<PageOutcome> {
  switch (request.by) {
    case 'script':
      return script(request, '');
    case 'module':
      return script(request, 'module');
    case 'import':
      return importModule(request);
    case 'image':
      return image(request);
    case 'audio':
    case 'video':
      return media(request, request.by);
    case 'track':
      return track(request);
    case 'stylesheet':
      return link(request, 'stylesheet', '');
    case 'preload-fetch':
      return link(request, 'preload', 'fetch');
    case 'preload-font':
      return link(request, 'preload', 'font');
    case 'font':
      return font(request);
    case 'mask':
      return mask(request);
  }
}

function runEventSource(url: string, withCredentials: boolean): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const source = new EventSource(url, { withCredentials });
    const end = (outcome: PageOutcome): void => {
      source.close();
      resolve(outcome);
    };
    source.addEventListener('open', () => end(LOADED));
    source.addEventListener('error', () => end(FAILED));
  });
}

/** Runs what needs a document. */
export function runInDocument(request: ReadyRequest): Promise<PageOutcome> {
  switch (request.by) {
    case 'fetch':
    case 'xhr':
      throw new Error('This needs no document.');
    case 'eventsource':
      return runEventSource(request.url, request.withCredentials ?? false);
    case 'beacon':
      navigator.sendBeacon(request.url, new Blob([request.body], { type: request.contentType }));
      return Promise.resolve(SENT);
    default:
      return runElement(request);
  }
}
