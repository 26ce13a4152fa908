import type { PageOutcome, PageRequest } from './protocol.ts';

/** How long to wait for an element whose events may never come. */
const PATIENCE = 2500;

const CSS_KINDS = new Set(['mask-image', 'shape-outside', 'css-font']);

/** Settles with the first of the element's events, or when the resource's timing is known. */
function settled(element: EventTarget, url: string, good: string): Promise<PageOutcome> {
  return new Promise((resolve) => {
    element.addEventListener(good, () => resolve('ok'), { once: true });
    element.addEventListener('error', () => resolve('failed'), { once: true });
    void timed(url).then(resolve);
  });
}

/** Settles when the browser has recorded the timing of a resource, failed ones included. */
function timed(url: string): Promise<PageOutcome> {
  const wanted = new URL(url).href.split('#', 1)[0];
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(patience);
      resolve('unknown');
    };
    const observer = new PerformanceObserver((list) => {
      if (list.getEntries().some((entry) => entry.name.split('#', 1)[0] === wanted)) end();
    });
    const patience = setTimeout(end, PATIENCE);
    observer.observe({ type: 'resource' });
  });
}

function withAttributes<T extends HTMLElement>(element: T, request: PageRequest): T {
  if (request.crossOrigin !== null) element.setAttribute('crossorigin', request.crossOrigin);
  if (request.noReferrer) element.setAttribute('referrerpolicy', 'no-referrer');
  return element;
}

function link(request: PageRequest, rel: string): HTMLLinkElement {
  const element = withAttributes(document.createElement('link'), request);
  element.rel = rel;
  if (rel === 'preload') element.as = request.destination;
  element.href = request.url;
  return element;
}

function media(request: PageRequest, name: 'audio' | 'video'): HTMLMediaElement {
  const element = withAttributes(document.createElement(name), request);
  element.preload = 'auto';
  element.src = request.url;
  return element;
}

async function viaTrack(request: PageRequest): Promise<PageOutcome> {
  const video = withAttributes(document.createElement('video'), request);
  const track = document.createElement('track');
  track.default = true;
  track.src = request.url;
  video.append(track);
  document.body.append(video);
  track.track.mode = 'showing';
  return settled(track, request.url, 'load');
}

/** A style that makes the browser load the URL, on an element that is rendered. */
async function viaStyle(request: PageRequest): Promise<PageOutcome> {
  const element = document.createElement('div');
  const url = `url(${JSON.stringify(request.url)})`;
  element.textContent = 'x';
  element.style.cssText = 'width: 10px; height: 10px; float: left';
  if (request.kind === 'mask-image') element.style.maskImage = url;
  if (request.kind === 'shape-outside') element.style.setProperty('shape-outside', url);
  if (request.kind === 'css-font') {
    const sheet = document.createElement('style');
    const family = `f${Math.random().toString(36).slice(2)}`;
    sheet.textContent = `@font-face { font-family: ${family}; src: ${url} }`;
    element.style.fontFamily = family;
    document.head.append(sheet);
  }
  const known = timed(request.url);
  document.body.append(element);
  return known;
}

function elementFor(request: PageRequest): { element: HTMLElement; good: string } | null {
  switch (request.kind) {
    case 'script':
    case 'module': {
      const element = withAttributes(document.createElement('script'), request);
      if (request.kind === 'module') element.type = 'module';
      element.src = request.url;
      return { element, good: 'load' };
    }
    case 'image': {
      const element = withAttributes(document.createElement('img'), request);
      element.src = request.url;
      return { element, good: 'load' };
    }
    case 'video':
    case 'audio':
      return { element: media(request, request.kind), good: 'loadeddata' };
    case 'stylesheet':
    case 'preload':
    case 'modulepreload':
    case 'prefetch':
      return { element: link(request, request.kind), good: 'load' };
    case 'frame-navigation': {
      const element = document.createElement('iframe');
      element.src = request.url;
      return { element, good: 'load' };
    }
    case 'object': {
      const element = document.createElement('object');
      element.data = request.url;
      return { element, good: 'load' };
    }
    default:
      return null;
  }
}

/** Sent into a frame: the page itself stays. */
function viaForm(request: PageRequest, method: string): Promise<PageOutcome> {
  const frame = document.createElement('iframe');
  frame.name = `form${Math.random().toString(36).slice(2)}`;
  const form = document.createElement('form');
  // A form that gets replaces the query of its address: the case is in its own field then.
  const url = new URL(request.url);
  for (const [name, value] of url.searchParams) {
    const field = document.createElement('input');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  Object.assign(form, { method, action: request.url, target: frame.name });
  document.body.append(frame, form);
  const known = settled(frame, request.url, 'load');
  form.submit();
  return known;
}

/** The link leads nowhere: what counts is the ping. */
async function viaPing(request: PageRequest): Promise<PageOutcome> {
  const anchor = document.createElement('a');
  anchor.href = '#';
  anchor.ping = request.url;
  document.body.append(anchor);
  anchor.click();
  return 'unknown';
}

const viaImport = (request: PageRequest): Promise<PageOutcome> =>
  import(/* @vite-ignore */ request.url).then(
    () => 'ok' as const,
    () => 'failed' as const,
  );

function viaWebSocket(request: PageRequest): Promise<PageOutcome> {
  return new Promise((resolve) => {
    const socket = new WebSocket(request.url.replace(/^http/, 'ws').split('#', 1)[0] ?? '');
    socket.addEventListener('open', () => resolve('ok'));
    socket.addEventListener('error', () => resolve('failed'));
  });
}

/** The kinds of request that need a document. */
export async function makeDocumentRequest(request: PageRequest): Promise<PageOutcome> {
  if (CSS_KINDS.has(request.kind)) return viaStyle(request);
  switch (request.kind) {
    case 'font':
      return new FontFace('x', `url(${JSON.stringify(request.url)})`).load().then(
        () => 'ok' as const,
        () => 'failed' as const,
      );
    case 'track':
      return viaTrack(request);
    case 'import':
      return viaImport(request);
    case 'form-get':
      return viaForm(request, 'get');
    case 'form-post':
      return viaForm(request, 'post');
    case 'ping':
      return viaPing(request);
    case 'websocket':
      return viaWebSocket(request);
    default: {
      const made = elementFor(request);
      if (!made) return 'threw';
      const known = settled(made.element, request.url, made.good);
      document.body.append(made.element);
      return known;
    }
  }
}
