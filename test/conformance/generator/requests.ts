import type { Random, Weighted } from '../random.ts';
import type { BodyKind, ContextName, Kind, RequestSpec } from '../spec.ts';
import { requestHeaders } from './request-headers.ts';

const METHODS: readonly Weighted<string>[] = [
  [30, 'GET'],
  [14, 'POST'],
  [12, 'PUT'],
  [8, 'DELETE'],
  [8, 'PATCH'],
  [4, 'patch'],
  [3, 'put'],
  [2, 'get'],
  [2, 'post'],
  [2, 'HEAD'],
  [2, 'OPTIONS'],
  [1, 'delete'],
  [1, 'Patch'],
  [2, 'FOO'],
  [1, 'foo'],
  [1, 'PROPFIND'],
  [1, 'QUERY'],
  [1, '*'],
  [1, "M!#$%&'+.^_`|~-1"],
];

const KINDS: readonly Weighted<Kind>[] = [
  [100, 'fetch'],
  [36, 'xhr'],
  [4, 'beacon'],
  [6, 'eventsource'],
  [8, 'script'],
  [7, 'module'],
  [3, 'import'],
  [8, 'image'],
  [3, 'video'],
  [2, 'audio'],
  [2, 'track'],
  [7, 'stylesheet'],
  [6, 'font'],
  [2, 'css-font'],
  [2, 'mask-image'],
  [2, 'shape-outside'],
  [7, 'preload'],
  [3, 'modulepreload'],
  [1, 'prefetch'],
  [1, 'frame-navigation'],
  [1, 'websocket'],
];

const WORKER_KINDS: readonly Weighted<Kind>[] = [
  [6, 'fetch'],
  [3, 'xhr'],
  [1, 'eventsource'],
];

const CONTEXTS: readonly Weighted<ContextName>[] = [
  [78, 'page'],
  [6, 'frame'],
  [5, 'addressFrame'],
  [6, 'sandbox'],
  [5, 'worker'],
];

const BODIES: readonly Weighted<BodyKind>[] = [
  [8, 'none'],
  [6, 'text'],
  [6, 'json-text'],
  [2, 'form'],
  [2, 'search'],
  [1, 'blob'],
  [2, 'json-blob'],
  [1, 'bytes'],
];

const CROSS_ORIGIN: readonly Weighted<string | null>[] = [
  [40, 'anonymous'],
  [15, ''],
  [28, 'use-credentials'],
  [2, 'USE-CREDENTIALS'],
  [3, 'nonsense'],
  [12, null],
];

/** Normalised as fetch and XHR do it: everything else keeps its case. */
const isBodiless = (method: string): boolean => ['GET', 'HEAD'].includes(method.toUpperCase());

function bodyFor(random: Random, kind: Kind, method: string): BodyKind {
  if (kind === 'beacon') return random.pick(['none', 'text', 'form', 'blob', 'json-blob', 'bytes'] as const);
  if (isBodiless(method)) return 'none';
  if (kind === 'fetch' && random.chance(0.01)) return 'stream';
  return random.weighted(BODIES);
}

const usesMethod = (kind: Kind): boolean => kind === 'fetch' || kind === 'xhr';

function modeFor(random: Random, kind: Kind): RequestSpec['mode'] {
  if (kind !== 'fetch') return 'cors';
  return random.weighted([
    [92, 'cors'],
    [6, 'no-cors'],
    [2, 'same-origin'],
  ] as const);
}

function methodFor(random: Random, kind: Kind, mode: RequestSpec['mode']): string {
  if (!usesMethod(kind)) return kind === 'beacon' ? 'POST' : 'GET';
  return mode === 'no-cors' ? random.pick(['GET', 'POST', 'HEAD']) : random.weighted(METHODS);
}

const CREDENTIALS: readonly Weighted<RequestSpec['credentials']>[] = [
  [50, 'same-origin'],
  [10, 'omit'],
  [40, 'include'],
];

const CACHES: readonly Weighted<RequestSpec['cache']>[] = [
  [90, 'default'],
  [4, 'no-store'],
  [3, 'reload'],
  [2, 'no-cache'],
  [1, 'force-cache'],
  [1, 'only-if-cached'],
];

function cacheFor(random: Random, kind: Kind, mode: RequestSpec['mode']): RequestSpec['cache'] {
  if (kind !== 'fetch') return 'default';
  const cache = random.weighted(CACHES);
  return cache === 'only-if-cached' && mode !== 'same-origin' ? 'default' : cache;
}

function contextFor(random: Random): ContextName {
  return random.weighted(CONTEXTS);
}

/** One request as a page makes it. */
export function requestSpec(random: Random): RequestSpec {
  const context = contextFor(random);
  const kind = random.weighted(context === 'worker' ? WORKER_KINDS : KINDS);
  const mode = modeFor(random, kind);
  const method = methodFor(random, kind, mode);
  return {
    context,
    kind,
    method,
    headers: usesMethod(kind) ? requestHeaders(random) : [],
    body: usesMethod(kind) || kind === 'beacon' ? bodyFor(random, kind, method) : 'none',
    credentials: random.weighted(CREDENTIALS),
    mode,
    redirect:
      kind === 'fetch'
        ? random.weighted([
            [90, 'follow'],
            [5, 'error'],
            [5, 'manual'],
          ] as const)
        : 'follow',
    cache: cacheFor(random, kind, mode),
    crossOrigin: random.weighted(CROSS_ORIGIN),
    destination: random.pick(['fetch', 'script', 'style', 'image', 'font', 'track'] as const),
    uploadListener: kind === 'xhr' && random.chance(0.12),
    keepalive: kind === 'fetch' && random.chance(0.03),
    noReferrer: random.chance(0.05),
    abort: kind === 'fetch' && random.chance(0.006),
  };
}

/** The request made again, sometimes with something changed that a cache has to notice. */
export function variation(random: Random, request: RequestSpec): RequestSpec {
  if (random.chance(0.45)) return request;
  const other = requestSpec(random);
  return random.pick([
    { ...request, credentials: other.credentials },
    { ...request, headers: usesMethod(request.kind) ? requestHeaders(random) : [] },
    {
      ...request,
      ...(usesMethod(request.kind)
        ? { method: other.method, body: bodyFor(random, request.kind, other.method) }
        : {}),
    },
    {
      ...request,
      context: request.kind === 'fetch' || request.kind === 'xhr' ? other.context : request.context,
    },
    {
      ...request,
      ...(request.kind === 'fetch'
        ? { cache: other.cache === 'only-if-cached' ? 'default' : other.cache }
        : {}),
    },
    { ...request, crossOrigin: other.crossOrigin },
  ]);
}
