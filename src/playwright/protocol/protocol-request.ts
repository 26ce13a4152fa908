/** One hop of a request as the Chrome DevTools Protocol tells it. What is `unknown` is read where an entry is made of it. */
export interface ProtocolHop {
  readonly request: unknown;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** `Network.Response`; null before it came, and for good where CORS refused it. */
  response: unknown;
  /** Whether the header lines as they went over the wire come in events of their own; null where nothing tells. */
  hasExtraInfo: boolean | null;
}

/** A request with its redirects; a preflight is one of its own. */
export interface ProtocolRequest {
  readonly id: string;
  /** In the order of events; empty while only header lines of it are known. */
  readonly hops: ProtocolHop[];
  /** `Network.ResourceType`: `Fetch`, `XHR`, `Preflight` … */
  type: string;
  initiator: unknown;
  /** The session that told of it. */
  sessionId: string;
  /** Header lines as they were sent, and answers as they came, each in the order of the hops that went over the network. */
  readonly sentLines: unknown[];
  readonly answers: { readonly status: unknown; readonly headers: unknown }[];
  /** null while it is under way, or when it was finished. */
  failure: ProtocolFailure | null;
  isOver: boolean;
}

export interface ProtocolFailure {
  /** `net::ERR_…` */
  readonly errorText: string;
  /** `Network.CorsError`; null unless CORS stopped it. */
  readonly corsError: string | null;
  readonly failedParameter: string;
}
