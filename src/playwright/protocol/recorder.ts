import { partsOf, property, textOf, numberOf } from '../../exchange/reading/unknown.ts';
import type { ProtocolHop, ProtocolRequest } from './protocol-request.ts';

/** An event of the Chrome DevTools Protocol, of the page or of what belongs to it. */
export interface ProtocolEvent {
  readonly method: string;
  readonly parameters: unknown;
  /** '' for the page's own. */
  readonly sessionId: string;
}

/** Requests that are kept of one page: the oldest that are over go first. */
const MAX_REQUESTS = 10_000;

/** Keeps what the browser says about each request. */
export interface Recorder {
  readonly add: (event: ProtocolEvent) => void;
  /** In the order in which they were heard of. */
  readonly requests: () => readonly ProtocolRequest[];
  /** A target is gone: nothing more will be heard of its requests. */
  readonly end: (sessionId: string) => void;
}

/** Makes a recorder that knows nothing yet. A request of a worker is told in parts, by the worker and by its page: ids are one for both. */
export function createRecorder(): Recorder {
  const requests = new Map<string, ProtocolRequest>();

  const requestOf = (parameters: unknown, sessionId: string): ProtocolRequest => {
    const id = textOf(property(parameters, 'requestId'));
    const known = requests.get(id);
    if (known !== undefined) return known;
    const request: ProtocolRequest = {
      id,
      hops: [],
      type: '',
      initiator: null,
      sessionId,
      sentLines: [],
      answers: [],
      failure: null,
      isOver: false,
    };
    requests.set(id, request);
    if (requests.size > MAX_REQUESTS) forgetOldest(requests);
    return request;
  };

  return {
    add: ({ method, parameters, sessionId }) => {
      const read = READERS[method];
      if (read !== undefined) read(requestOf(parameters, sessionId), parameters, sessionId);
    },
    requests: () => [...requests.values()],
    end: (sessionId) => {
      for (const request of requests.values()) if (request.sessionId === sessionId) request.isOver = true;
    },
  };
}

const isSpare = ({ isOver, failure }: ProtocolRequest): boolean =>
  isOver && (failure === null || failure.corsError === null);

/** One of them at least: a page may hold any number of requests open. */
function forgetOldest(requests: Map<string, ProtocolRequest>): void {
  const oldest = [...requests.values()].find(isSpare) ?? requests.values().next().value;
  if (oldest !== undefined) requests.delete(oldest.id);
}

type Reader = (request: ProtocolRequest, parameters: unknown, sessionId: string) => void;

const isOfPreflight = (initiator: unknown): boolean => property(initiator, 'type') === 'preflight';

/** https://chromedevtools.github.io/devtools-protocol/tot/Network/ */
const READERS: Readonly<Record<string, Reader>> = {
  'Network.requestWillBeSent': (request, parameters, sessionId) => {
    const sent = partsOf<
      'request' | 'wallTime' | 'type' | 'initiator' | 'redirectResponse' | 'redirectHasExtraInfo'
    >(parameters);
    answer(request.hops.at(-1), sent.redirectResponse, sent.redirectHasExtraInfo);
    // It is called so only once it is answered.
    request.type = isOfPreflight(sent.initiator) ? 'Preflight' : textOf(sent.type);
    request.initiator = sent.initiator;
    request.sessionId = sessionId;
    const startedAt = numberOf(sent.wallTime, 0) * 1_000;
    request.hops.push({ request: sent.request, startedAt, response: null, hasExtraInfo: null });
  },
  'Network.requestWillBeSentExtraInfo': (request, parameters) => {
    request.sentLines.push(property(parameters, 'headers'));
  },
  'Network.responseReceivedExtraInfo': (request, parameters) => {
    const { statusCode: status, headers } = partsOf<'statusCode' | 'headers'>(parameters);
    request.answers.push({ status, headers });
  },
  'Network.responseReceived': (request, parameters) => {
    const received = partsOf<'response' | 'hasExtraInfo'>(parameters);
    answer(request.hops.at(-1), received.response, received.hasExtraInfo);
  },
  'Network.loadingFinished': (request) => {
    request.isOver = true;
  },
  'Network.loadingFailed': (request, parameters) => {
    const failed = partsOf<'errorText' | 'corsErrorStatus'>(parameters);
    const cors = partsOf<'corsError' | 'failedParameter'>(failed.corsErrorStatus);
    request.isOver = true;
    request.failure = {
      errorText: textOf(failed.errorText),
      corsError: typeof cors.corsError === 'string' ? cors.corsError : null,
      failedParameter: textOf(cors.failedParameter),
    };
  },
};

function answer(hop: ProtocolHop | undefined, response: unknown, hasExtraInfo: unknown): void {
  if (hop === undefined || response === undefined) return;
  hop.response = response;
  hop.hasExtraInfo = hasExtraInfo === true;
}

/** The events that it reads. */
export const RECORDED_EVENTS: readonly string[] = Object.keys(READERS);
