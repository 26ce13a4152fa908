/**
 * The servers of a run, by role; the runner gives them ports. `…Address` is the same server under 127.0.0.1, which makes it another
 * origin and another site.
 */
export type HostName =
  | 'page'
  | 'pageAddress'
  | 'api'
  | 'apiAddress'
  | 'other'
  | 'otherAddress'
  /** Nothing listens there. */
  | 'closed'
  /** https on a server that speaks http. */
  | 'tls'
  /** A port that browsers refuse to connect to. */
  | 'unsafe';

/** Where in the page a request is made. Each has its own origin, or its own process. */
export type ContextName =
  /** The top document, on `page`. */
  | 'page'
  /** A frame on `other`: another origin of the same site. */
  | 'frame'
  /** A frame on `pageAddress`: another site, hence another process. */
  | 'addressFrame'
  /** A sandboxed frame: its origin is opaque. */
  | 'sandbox'
  /** A dedicated worker of the top document. */
  | 'worker'
  | SpecialContext;

/** Frames whose documents change what becomes of a request. Only Chromium is judged in them. */
export const SPECIAL_CONTEXTS = [
  /** A Content-Security-Policy lets it ask few hosts. */
  'restricted',
  /** Cross-Origin-Embedder-Policy: require-corp. */
  'embedder',
  /** Cross-Origin-Embedder-Policy: credentialless. */
  'credentialless',
  /** It counts as a page of the public internet, so that loopback is out of its reach: Local Network Access. It has an origin of its own. */
  'public',
  /** A service worker controls it, and passes on, asks again or answers by itself. */
  'controlled',
] as const;

export type SpecialContext = (typeof SPECIAL_CONTEXTS)[number];

/** What asks for the resource. */
export type Kind =
  | 'fetch'
  | 'xhr'
  | 'beacon'
  | 'eventsource'
  | 'script'
  | 'module'
  | 'import'
  | 'image'
  | 'video'
  | 'audio'
  | 'track'
  | 'stylesheet'
  | 'font'
  | 'css-font'
  | 'mask-image'
  | 'shape-outside'
  | 'preload'
  | 'modulepreload'
  | 'prefetch'
  | 'frame-navigation'
  | 'form-get'
  | 'form-post'
  | 'object'
  /** `<a ping>`: only when the link is followed. */
  | 'ping'
  | 'websocket';

export type BodyKind =
  | 'none'
  | 'text'
  | 'json-text'
  | 'form'
  | 'search'
  | 'blob'
  | 'json-blob'
  | 'bytes'
  | 'stream';

/** A header line of a request or response: values may hold templates (`{…}`) that the server fills in. */
export type Line = readonly [name: string, value: string];

/** One request of the page. Which fields matter depends on `kind`. */
export interface RequestSpec {
  readonly context: ContextName;
  readonly kind: Kind;
  readonly method: string;
  readonly headers: readonly Line[];
  readonly body: BodyKind;
  readonly credentials: 'omit' | 'same-origin' | 'include';
  readonly mode: 'cors' | 'no-cors' | 'same-origin';
  readonly redirect: 'follow' | 'error' | 'manual';
  readonly cache: 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached';
  /** The `crossorigin` attribute of an element; null: absent. */
  readonly crossOrigin: string | null;
  /** The `as` of a preload. */
  readonly destination: 'fetch' | 'script' | 'style' | 'image' | 'font' | 'track';
  /** An `upload` listener registered before `send()`. */
  readonly uploadListener: boolean;
  readonly keepalive: boolean;
  readonly noReferrer: boolean;
  /** The page aborts the request; the server then never answers. */
  readonly abort: boolean;
}

export type ContentKind =
  | 'json'
  | 'html'
  | 'text'
  | 'script'
  | 'style'
  | 'image'
  | 'font'
  | 'events'
  | 'empty';

/** What a server does with one request. */
export interface ResponsePolicy {
  readonly fate: 'answer' | 'reset' | 'empty' | 'hang' | 'garbage';
  readonly status: number;
  /** Raw lines in wire order; characters above U+00FF become UTF-8, others one byte each. */
  readonly headers: readonly Line[];
  readonly content: ContentKind;
}

/** One URL of a redirect chain: who serves it, and how it answers OPTIONS and everything else. */
export interface HopSpec {
  readonly host: HostName;
  readonly preflight: ResponsePolicy;
  readonly response: ResponsePolicy;
  /** From the second time on; null: as the first time. */
  readonly laterPreflight: ResponsePolicy | null;
  readonly laterResponse: ResponsePolicy | null;
}

/** One generated case: all its requests go to the URL of its first hop. */
export interface CaseSpec {
  readonly seed: number;
  readonly index: number;
  readonly order: 'sequence' | 'parallel';
  readonly requests: readonly RequestSpec[];
  /** Whether a cookie is set for the path of this case. */
  readonly cookie: boolean;
  /** What follows `case=…` in the URL of the first hop: odd characters and a fragment. */
  readonly suffix: string;
  readonly hops: readonly HopSpec[];
}

/** `seed:index`: enough to make a case again. */
export const caseName = (spec: CaseSpec): string => `${spec.seed}:${spec.index}`;
