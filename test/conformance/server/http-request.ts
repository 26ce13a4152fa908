import { normalizeValue } from '../../../src/cors/header-list.ts';
import type { Line } from '../spec.ts';

export type Scheme = 'http' | 'https';

/** One request as it came over the socket. */
export interface ReceivedRequest {
  readonly scheme: Scheme;
  readonly method: string;
  readonly target: string;
  /** Names in lower case; the last line of a name wins. */
  readonly headers: ReadonlyMap<string, string>;
  /** Every line as it was sent. */
  readonly lines: readonly Line[];
}

const HEAD_END = '\r\n\r\n';

/** How many bytes of body follow a head; a chunked body says so itself. */
const bodyLength = (headers: ReadonlyMap<string, string>): number =>
  Number(headers.get('content-length') ?? 0);

/** A header line cut at its colon. */
export function headerLine(line: string): Line {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), normalizeValue(line.slice(colon + 1))];
}

function parseHead(head: string, scheme: Scheme): ReceivedRequest {
  const [requestLine = '', ...lines] = head.split('\r\n');
  const [method = '', target = '/'] = requestLine.split(' ');
  const sent = lines.map(headerLine);
  const headers = new Map(sent.map(([name, value]) => [name.toLowerCase(), value]));
  return { scheme, method, target, headers, lines: sent };
}

/** Cuts the requests out of a connection's bytes: all that a browser on loopback needs of HTTP/1.1. */
export class RequestReader {
  #rest = '';
  #skip = 0;
  readonly #scheme: Scheme;

  constructor(scheme: Scheme) {
    this.#scheme = scheme;
  }

  /** The requests that are complete with this chunk, bodies thrown away. */
  read(chunk: Buffer): ReceivedRequest[] {
    this.#rest += chunk.toString('latin1');
    const complete: ReceivedRequest[] = [];
    for (;;) {
      const skipped = Math.min(this.#skip, this.#rest.length);
      this.#rest = this.#rest.slice(skipped);
      this.#skip -= skipped;
      const end = this.#rest.indexOf(HEAD_END);
      if (this.#skip > 0 || end === -1) return complete;
      const request = parseHead(this.#rest.slice(0, end), this.#scheme);
      this.#rest = this.#rest.slice(end + HEAD_END.length);
      this.#skip = bodyLength(request.headers);
      complete.push(request);
    }
  }
}
