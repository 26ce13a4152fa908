import type { EntryRecord } from '../../exchange/entry-record.ts';
import { createHeaderInterner } from '../../exchange/reading/header-interner.ts';
import { headerLinesOf } from '../../exchange/reading/header-lines.ts';
import { isDropped, readEntry } from '../../exchange/reading/read-entry.ts';
import { partsOf, property } from '../../exchange/reading/unknown.ts';
import type { ProtocolHop, ProtocolRequest } from './protocol-request.ts';

/** The records of a request, one for each hop. */
export interface RecordedRequest {
  readonly request: ProtocolRequest;
  readonly records: readonly EntryRecord[];
}

/** Navigations and sockets are no requests that CORS decides about. */
const LEFT_OUT: ReadonlySet<string> = new Set(['Document', 'WebSocket', 'CSPViolationReport']);

/** Everything that was asked so far as DevTools would list it: from there on a page in a test is a log like any other. */
export function recordsOf(requests: readonly ProtocolRequest[]): RecordedRequest[] {
  const interner = createHeaderInterner();
  return requests
    .filter(({ hops, type }) => hops.length > 0 && !LEFT_OUT.has(type))
    .map((request) => ({
      request,
      records: entriesOf(request).flatMap((entry) => {
        const reading = readEntry(entry, interner);
        return isDropped(reading) ? [] : [reading];
      }),
    }));
}

/** One entry of a HAR for each hop, in the form of Chromium's DevTools. The protocol has an object of names and values for headers. */
function entriesOf(request: ProtocolRequest): object[] {
  let onWire = 0;
  return request.hops.map((hop, index) => {
    const isLast = index === request.hops.length - 1;
    // A hop that came from a cache has no lines of its own; of the last one nothing tells while CORS refuses it.
    const hasLines = hop.hasExtraInfo ?? isLast;
    const position = hasLines ? onWire++ : -1;
    return entryOf(request, hop, position, isLast);
  });
}

function entryOf(request: ProtocolRequest, hop: ProtocolHop, position: number, isLast: boolean): object {
  const { url, method, headers, postData } = partsOf<'url' | 'method' | 'headers' | 'postData'>(hop.request);
  const response = partsOf<'status' | 'statusText' | 'headers' | 'remoteIPAddress' | 'fromServiceWorker'>(
    hop.response,
  );
  const answer = request.answers[position];
  const errorText = isLast ? (request.failure?.errorText ?? '') : '';
  return {
    startedDateTime: hop.startedAt,
    request: {
      url,
      method,
      headers: headerLinesOf(request.sentLines[position] ?? headers),
      postData: typeof postData === 'string' ? { text: postData, mimeType: mimeTypeOf(headers) } : undefined,
    },
    response: {
      status: answer?.status ?? response.status,
      statusText: response.statusText,
      headers: headerLinesOf(answer?.headers ?? response.headers),
      // A refused answer has no body that anybody saw; the size of others is not counted.
      content: errorText === '' ? {} : { size: 0 },
      _error: errorText,
      _fetchedViaServiceWorker: response.fromServiceWorker,
    },
    serverIPAddress: response.remoteIPAddress,
    _initiator: request.initiator,
    _resourceType: request.type.toLowerCase(),
  };
}

const mimeTypeOf = (headers: unknown): unknown =>
  property(headers, 'Content-Type') ?? property(headers, 'content-type') ?? '';
