import type { Line } from '../spec.ts';
import { headerLine, type ReceivedRequest } from './http-request.ts';

const asHeaders = (lines: readonly Line[]) => lines.map(([name, value]) => ({ name, value }));

/** An answer's head, read back from its bytes: one character each. */
function readHead(bytes: Buffer): { readonly status: number; readonly lines: readonly Line[] } {
  const [statusLine = '', ...lines] = bytes.toString('latin1').split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  return { status: Number(statusLine.split(' ')[1]), lines: lines.map(headerLine) };
}

const NO_ANSWER = { status: 0, lines: [] } as const;

/** What a logging proxy sees of the traffic: preflights, every header as it was sent, and nothing of what the browser made of it. */
export class WireLog {
  readonly #entries: unknown[] = [];

  /** HAR entries in the order in which the requests came. */
  get entries(): readonly unknown[] {
    return this.#entries;
  }

  /** `answer`: the bytes of the answer, null where the connection broke. */
  add(request: ReceivedRequest, answer: Buffer | null): void {
    const { status, lines } = answer === null ? NO_ANSWER : readHead(answer);
    const location = lines.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '';
    this.#entries.push({
      startedDateTime: new Date().toISOString(),
      time: 1,
      request: {
        method: request.method,
        url: `${request.scheme}://${request.headers.get('host') ?? ''}${request.target}`,
        httpVersion: 'HTTP/1.1',
        headers: asHeaders(request.lines),
        queryString: [],
        cookies: [],
        headersSize: -1,
        bodySize: -1,
      },
      response: {
        status,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        headers: asHeaders(lines),
        cookies: [],
        content: { size: -1, mimeType: '' },
        redirectURL: location,
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: 0, wait: 1, receive: 0 },
    });
  }
}
