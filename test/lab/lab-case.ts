import type { CorsError, Phase } from '../../src/cors/cors-error.ts';
import type { CauseId } from '../../src/causes/causes-of.ts';
import type { Verdict, Warning } from '../../src/diagnosis/diagnosis.ts';

/**
 * The lab's servers, each an origin of its own: `page` serves the lab's page, `other` and `third` are where redirects lead, and behind
 * `down` nothing listens. Some are called `localhost` and some `127.0.0.1`, so that hosts differ and not only ports.
 */
export type Host = 'page' | 'api' | 'other' | 'third' | 'down';

/** A host and what follows the case's id in the path: `api`, `other/target`. */
export type Place = Host | `${Host}/${string}`;

/** The document or worker that asks: a frame of `other`, a frame whose origin is opaque, a frame treated as a public address. */
export type Asker = 'page' | 'worker' | 'iframe' | 'sandboxed-iframe' | 'public-iframe';

export interface FetchRequest {
  readonly by: 'fetch';
  readonly to: Place;
  readonly from?: Asker;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly mode?: RequestMode;
  readonly credentials?: RequestCredentials;
  readonly redirect?: RequestRedirect;
  /** The page gives up after so many milliseconds. */
  readonly abortAfter?: number;
  /** Goes in place of `http`. */
  readonly scheme?: string;
  /** What the page claims about the server's address. https://wicg.github.io/local-network-access/ */
  readonly targetAddressSpace?: 'local' | 'loopback';
}

export interface XhrRequest {
  readonly by: 'xhr';
  readonly to: Place;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly withCredentials?: boolean;
  /** A listener for upload progress makes any request need a preflight. */
  readonly uploadListener?: boolean;
}

/** An element of the page, or what a style sheet asks for. */
export interface ElementRequest {
  readonly by:
    | 'script'
    | 'module'
    | 'import'
    | 'image'
    | 'audio'
    | 'video'
    | 'track'
    | 'stylesheet'
    | 'font'
    | 'mask'
    | 'preload-fetch'
    | 'preload-font';
  readonly to: Place;
  /** The `crossorigin` attribute; fonts, masks, modules and imports need none. */
  readonly crossOrigin?: 'anonymous' | 'use-credentials';
}

interface EventSourceRequest {
  readonly by: 'eventsource';
  readonly to: Place;
  readonly withCredentials?: boolean;
}

interface BeaconRequest {
  readonly by: 'beacon';
  readonly to: Place;
  readonly contentType: string;
  readonly body: string;
}

export type LabRequest = FetchRequest | XhrRequest | ElementRequest | EventSourceRequest | BeaconRequest;

/** What must be said about a request. */
export interface Expected {
  readonly verdict: Verdict;
  readonly phase: Phase | null;
  readonly corsError: CorsError | null;
  readonly warnings?: readonly Warning['id'][];
}

/** Which request a server answers: `OPTIONS api`, `GET other/target`; `*` is any method. */
type Route = `${string} ${Place}`;

/**
 * An HTTP response as text: status line, header lines, and the body after an empty line. `{page}`, `{api}` … stand for that host's
 * origin, `{origin}` for the request's own `Origin`, `{case}` for the case's path. Or what a broken server does instead: `reset` and
 * `close` end the connection without a response, `silence` never answers.
 */
export type Answer = string;

/** One request that goes wrong (or well) in one way. */
export interface LabCase {
  /** Also the path at every host, and so how the request is recognised. */
  readonly id: string;
  readonly title: string;
  /** What is broken, in one sentence. */
  readonly broken: string;
  /** Requests that have to be made before, in order: to fill the preflight cache, say. */
  readonly before?: readonly (LabRequest & { readonly expected: Expected })[];
  readonly request: LabRequest;
  readonly server: Readonly<Record<Route, Answer>>;
  readonly expected: Expected;
  /** The root cause that must be named first. */
  readonly cause?: CauseId;
  /** Why the browser's network log holds no entry of it, so that no extension can show it. */
  readonly unseen?: string;
  /** Where the log does not hold enough to tell what the browser decided: why, and what we say of it all the same. */
  readonly untold?: { readonly why: string; readonly says: Expected };
}

export interface LabGroup {
  readonly title: string;
  readonly cases: readonly LabCase[];
}

export const ALLOWED: Expected = { verdict: 'allowed', phase: null, corsError: null };
export const OPAQUE: Expected = { verdict: 'opaque', phase: null, corsError: null };
/** Failed, and not because of CORS. */
export const FAILED: Expected = { verdict: 'failed', phase: null, corsError: null };

export const blocked = (phase: Phase, corsError: CorsError): Expected => ({
  verdict: 'blocked',
  phase,
  corsError,
});

export const allowedWith = (...warnings: readonly Warning['id'][]): Expected => ({ ...ALLOWED, warnings });
