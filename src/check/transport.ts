import type { HeaderList } from '../cors/header-list.ts';

/** One HTTP request, header lines as they go over the wire but for `Host` and `Connection`. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
}

/** What came back. Of the body no more is kept than its beginning. */
export interface WireAnswer {
  /** 0: nothing came back, and `error` says why. */
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  /** `net::ERR_…`, as Chromium names the failure; '' when there was an answer. */
  readonly error: string;
  /** The failure in Node's words, for people; '' when there was an answer. */
  readonly reason: string;
  /** Whether no byte of a body came. */
  readonly emptyBody: boolean;
  /** The first characters of the body, read as UTF-8. */
  readonly beginning: string;
  /** Milliseconds until the header lines were there. */
  readonly duration: number;
}

/** Sends one request and never rejects: a failure is an answer with status 0. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>;

/** The same, but asks once for what is asked for again: three engines send the same request, and a server should see it once. */
export function onceEach(transport: Transport): Transport {
  const answers = new Map<string, Promise<WireAnswer>>();
  return (request) => {
    const key = JSON.stringify(request);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = transport(request);
    answers.set(key, answer);
    return answer;
  };
}
