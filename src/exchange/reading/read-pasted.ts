/** A header as it was pasted. */
interface PastedHeader {
  readonly name: string;
  readonly value: string;
}

/** One request with its answer, as far as the text shows them. */
interface PastedExchange {
  url: string;
  method: string;
  status: number;
  readonly request: PastedHeader[];
  readonly response: PastedHeader[];
}

/** Longest text and line that are read, in UTF-16 units, and most exchanges of a text. */
const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 8_000;
const MOST_EXCHANGES = 50;

/** What DevTools names the parts of an exchange; the value stands behind a colon or on the next line. */
const GENERAL = /^(?:Request )?(URL|Method|Status Code|Status)\s*:?\s*(.*)$/i;
const SECTION =
  /^(?:▼\s*)?(General|Request Headers?|Response Headers?|Form Data|Query String Parameters|Request Payload)\b/i;

/** `GET /path HTTP/1.1`, and `HTTP/1.1 204 No Content` */
const REQUEST_LINE = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S{1,4000})(?: HTTP\/[\d.]+)$/;
const STATUS_LINE = /^HTTP\/[\d.]+ (\d{3})\b/;

const HEADER = /^(:?[A-Za-z][\w-]{1,80}):(?:\s+|$)(.*)$/;
const HEADER_NAME =
  /^(?:[A-Za-z]\w*(?:-\w+)+|accept|allow|cookie|date|host|location|origin|referer|server|vary):?$/i;

/** `curl -v https://…`, and whether it connected with TLS. */
const CURL = /\bcurl\b[^\n]{0,2000}?["' ](https?:\/\/[^\s"']{1,2000})/;
const TLS = /\bSSL connection using\b|\bport 443\b|\bTLS handshake\b/;

/** Names that only requests have, and that only answers have. */
const OF_REQUEST =
  /^(?:accept|accept-.*|access-control-request-.*|authorization|cookie|dnt|host|origin|referer|sec-.*|user-agent|x-requested-with|if-.*|upgrade-insecure-requests)$/i;
const OF_RESPONSE =
  /^(?:access-control-(?:allow|expose|max).*|allow|etag|location|server|set-cookie|vary|www-authenticate|x-powered-by|date|last-modified)$/i;

type Side = 'request' | 'response' | null;

/** Reads the lines of a text into exchanges. */
function createReader(isSecure: boolean, asked: string | null) {
  const exchanges: PastedExchange[] = [];
  let side: Side = null;
  let pending: string | null = null;

  const current = (): PastedExchange => {
    const last = exchanges.at(-1);
    if (last !== undefined) return last;
    const first: PastedExchange = { url: '', method: '', status: 0, request: [], response: [] };
    exchanges.push(first);
    return first;
  };

  const start = (isBegun: (exchange: PastedExchange) => boolean): PastedExchange => {
    if (isBegun(current()) && exchanges.length < MOST_EXCHANGES)
      exchanges.push({ url: '', method: '', status: 0, request: [], response: [] });
    return current();
  };

  const setGeneral = (name: string, value: string): void => {
    if (/^url$/i.test(name)) start(({ url }) => url !== '').url = value;
    else if (/^method$/i.test(name)) start(({ method }) => method !== '').method = value.toUpperCase();
    else current().status = Number(/\b\d{3}\b/.exec(value)?.[0] ?? 0);
  };

  const addHeader = (name: string, value: string): void => {
    const isOfRequest = OF_REQUEST.test(name) || (side === 'request' && !OF_RESPONSE.test(name));
    const { request, response } = current();
    (isOfRequest ? request : response).push({ name, value });
  };

  /** A name alone waits for its value, which is the next line. */
  const add = (name: string, value: string): void => {
    if (value === '') pending = name;
    else if (GENERAL_NAMES.test(name)) setGeneral(name, value);
    else addHeader(name, value);
  };

  return {
    exchanges,
    read: (line: string): void => {
      if (pending !== null) {
        const name = pending;
        pending = null;
        if (line !== '') return add(name, line);
      }
      const request = REQUEST_LINE.exec(line);
      const status = STATUS_LINE.exec(line);
      const section = SECTION.exec(line)?.[1] ?? '';
      const general = GENERAL.exec(line);
      const header = HEADER.exec(line);
      if (request !== null) {
        const exchange = start(({ method }) => method !== '');
        exchange.method = request[1] ?? '';
        exchange.url = request[2] ?? '';
        side = 'request';
      } else if (status !== null) {
        const exchange = start((one) => one.status !== 0);
        exchange.status = Number(status[1]);
        side = 'response';
      } else if (section !== '') side = sideOf(section);
      else if (general !== null && !/headers/i.test(line)) add(general[1] ?? '', general[2] ?? '');
      else if (header !== null) add(header[1] ?? '', header[2] ?? '');
      else if (HEADER_NAME.test(line)) pending = line.replace(/:$/, '');
    },
    finish: (): PastedExchange[] => {
      for (const exchange of exchanges) exchange.url = absolute(exchange, isSecure, asked);
      return exchanges.filter(isExchange);
    },
  };
}

const GENERAL_NAMES = /^(?:url|method|status code|status)$/i;

const sideOf = (section: string): Side => {
  if (/^response/i.test(section)) return 'response';
  return /^request header/i.test(section) ? 'request' : null;
};

const headerIn = (headers: readonly PastedHeader[], wanted: string): string =>
  headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';

/** The address of a request line is a path, and the host is a header. */
function absolute({ url, request }: PastedExchange, isSecure: boolean, asked: string | null): string {
  if (/^[a-z][\w+.-]*:\/\//i.test(url)) return url;
  const host = headerIn(request, 'host') || headerIn(request, ':authority');
  if (host !== '' && url.startsWith('/')) return `${isSecure ? 'https' : 'http'}://${host}${url}`;
  return asked ?? '';
}

/** A URL, a status and something that CORS is about. */
const isExchange = ({ url, status, request, response }: PastedExchange): boolean =>
  URL.canParse(url) &&
  (status !== 0 || response.length > 0) &&
  [...request, ...response].some(({ name }) => /^(?:origin|access-control-.*)$/i.test(name));

const entryOf = ({ url, method, status, request, response }: PastedExchange, index: number): object => ({
  startedDateTime: new Date(index * 1_000).toISOString(),
  time: 1,
  request: { method: method === '' ? 'GET' : method, url, httpVersion: '', headers: request },
  response: {
    status,
    statusText: '',
    httpVersion: '',
    headers: response,
    content: { size: 0, mimeType: '' },
  },
});

/** What editors and curl put before a line. */
const MARK = /^[ \t>|<]{0,20}(?=\S)/;

/**
 * The text of a HAR of the exchanges whose headers were pasted: as DevTools copies them, as `curl -v` prints them, or as HTTP writes them.
 * null: the text shows none. Total, and linear in the length of the text.
 */
export function pastedHar(text: string): string | null {
  const cut = text.slice(0, LONGEST_TEXT);
  const reader = createReader(TLS.test(cut) || /^curl[^\n]*https:/m.test(cut), CURL.exec(cut)?.[1] ?? null);
  for (const line of cut.split(/\r?\n/)) reader.read(line.slice(0, LONGEST_LINE).replace(MARK, '').trim());
  const entries = reader.finish().map(entryOf);
  return entries.length === 0
    ? null
    : JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '' }, entries } });
}
