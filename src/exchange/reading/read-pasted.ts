import { commandLines, readCommand, type CommandRequest } from './read-command.ts';

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
  /** What stands behind the headers of the answer and is none: its body, or what a tool says of it. */
  rest: string;
  /** It is known from the command that asked; what `curl -v` says that it sent counts more. */
  isCommand?: boolean;
}

/** Longest text and line that are read, in UTF-16 units, and most exchanges of a text. */
const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 8_000;
const MOST_EXCHANGES = 50;

/** Of what stands behind an answer, in UTF-16 units: a refusal says why at once. */
const LONGEST_REST = 8_000;

/** What DevTools names the parts of an exchange; the value stands behind a colon or on the next line. */
const GENERAL = /^(?:Request )?(URL|Method|Status Code|Status)(?:\s{0,20}[:\t]\s*(.*))?$/i;
const SECTION =
  /^(?:▼\s*)?(General|Request Headers?|Response Headers?|Form Data|Query String Parameters|Request Payload|Request(?=\s*$)|Response(?=\s*$))\b/i;

/** `GET /path HTTP/1.1`, and `HTTP/1.1 204 No Content` */
const REQUEST_LINE = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S{1,4000})(?: HTTP\/[\d.]+)$/;
/** Firefox's first line, and the address in the lines behind it. */
const METHOD_ALONE = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?: (https?:\/\/\S{1,4000}))?$/;
const STATUS_LINE = /^HTTP\/[\d.]+ (\d{3})\b/;

const HEADER = /^(:?[A-Za-z][\w-]{1,80}):(?:\s+|$)(.*)$/;
const HEADER_NAME =
  /^(?:[A-Za-z]\w*(?:-\w+)+|accept|allow|cookie|date|filename|host|location|scheme|origin|referer|server|vary):?$/i;

/** `curl -v https://…`, and whether it connected with TLS. */
const CURL = /\bcurl\b[^\n]{0,2000}?["' ](https?:\/\/[^\s"']{1,2000})/;
const TLS = /\bSSL connection using\b|\bport 443\b|\bTLS handshake\b/;

/** Names that only requests have, and that only answers have. */
const OF_REQUEST =
  /^(?:accept|accept-.*|access-control-request-.*|authorization|cookie|dnt|filename|host|origin|referer|scheme|sec-.*|user-agent|x-requested-with|if-.*|upgrade-insecure-requests)$/i;
const OF_RESPONSE =
  /^(?:access-control-(?:allow|expose|max).*|allow|etag|location|server|set-cookie|vary|www-authenticate|x-powered-by|date|last-modified)$/i;

/** What DevTools says of a request beside its headers. */
const OF_DEVTOOLS = /^(?:source|address|initiator|version|transferred|duration)$/i;

type Side = 'request' | 'response' | null;

/** The exchanges that a text shows, of which the last is being read. */
function createList() {
  const exchanges: PastedExchange[] = [];
  const add = (): PastedExchange => {
    const added: PastedExchange = { url: '', method: '', status: 0, request: [], response: [], rest: '' };
    exchanges.push(added);
    return added;
  };
  const current = (): PastedExchange => exchanges.at(-1) ?? add();
  return {
    exchanges,
    current,
    /** The one to write to: another, where the last has begun with this already. */
    start: (isBegun: (exchange: PastedExchange) => boolean): PastedExchange =>
      isBegun(current()) && exchanges.length < MOST_EXCHANGES ? add() : current(),
  };
}

/** The method and the address of a line that begins a request. */
function askedIn(line: string): readonly [string, string] | null {
  const asked = REQUEST_LINE.exec(line) ?? METHOD_ALONE.exec(line);
  return asked === null ? null : [asked[1] ?? '', asked[2] ?? ''];
}

/** Reads the lines of a text into exchanges. */
function createReader(isSecure: (host: string) => boolean, asked: string | null) {
  const { exchanges, current, start } = createList();
  let side: Side = null;
  let pending: string | null = null;
  const startRequest = (method: string, url: string): void => {
    side = 'request';
    if (current().isCommand === true && current().status === 0) {
      current().isCommand = false;
      current().request.length = 0;
      current().method = method;
      return;
    }
    // What DevTools has named already stands once more in the first line of the request.
    const isNamed = (one: PastedExchange): boolean =>
      one.request.length === 0 && (one.method === method || one.method === '') && IS_ABSOLUTE.test(one.url);
    const exchange = start((one) => one.method !== '' && !isNamed(one));
    exchange.method = method;
    if (!isNamed(exchange)) exchange.url = url;
  };

  const startResponse = (status: number): void => {
    start((one) => one.status !== 0 && (one.status !== status || one.response.length > 0)).status = status;
    side = 'response';
  };

  const setGeneral = (name: string, value: string): void => {
    if (/^url$/i.test(name)) start(({ url }) => url !== '').url = value;
    else if (/^method$/i.test(name)) start(({ method }) => method !== '').method = value.toUpperCase();
    else current().status = Number(/\b\d{3}\b/.exec(value)?.[0] ?? 0);
  };

  const addHeader = (name: string, value: string): void => {
    if (OF_DEVTOOLS.test(name)) return;
    const isOfRequest = OF_REQUEST.test(name) || (side === 'request' && !OF_RESPONSE.test(name));
    const { request, response, isCommand } = current();
    const known = isCommand === true && isOfRequest && headerIn(request, name.toLowerCase()) !== '';
    if (!known) (isOfRequest ? request : response).push({ name, value });
  };

  const addRest = (line: string): void => {
    const exchange = current();
    const isBehind = side === 'response' && exchange.status !== 0 && exchange.rest.length < LONGEST_REST;
    if (isBehind) exchange.rest += `${line}\n`;
  };

  /** A name alone waits for its value, which is the next line. */
  const add = (name: string, value: string): void => {
    if (value === '') pending = name;
    else if (GENERAL_NAMES.test(name)) setGeneral(name, value);
    else addHeader(name, value);
  };

  return {
    ask: ({ method, url, headers }: CommandRequest): void => {
      const exchange = start((one) => one.method !== '');
      exchange.isCommand = true;
      exchange.method = method;
      exchange.url = url;
      exchange.request.push(...headers);
      side = 'response';
    },
    read: (line: string): void => {
      const name = pending;
      pending = null;
      if (name !== null && line !== '') return add(name, line);
      const request = askedIn(line);
      const status = STATUS_LINE.exec(line);
      const section = SECTION.exec(line)?.[1] ?? '';
      const general = GENERAL.exec(line);
      const header = HEADER.exec(line);
      if (request !== null) startRequest(...request);
      else if (status !== null) startResponse(Number(status[1]));
      else if (section !== '') side = sideOf(section);
      else if (general !== null && !/headers/i.test(line)) add(general[1] ?? '', general[2] ?? '');
      else if (header !== null) add(header[1] ?? '', header[2] ?? '');
      else if (HEADER_NAME.test(line)) pending = line.replace(/:$/, '');
      else addRest(line);
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
  return /^request(?: header|$)/i.test(section) ? 'request' : null;
};

const headerIn = (headers: readonly PastedHeader[], wanted: string): string =>
  headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';

const IS_ABSOLUTE = /^[a-z][\w+.-]*:\/\//i;

/** Firefox lists the parts of an address. */
function namedParts(request: readonly PastedHeader[]): string | null {
  const [scheme, host, path] = ['scheme', 'host', 'filename'].map((name) => headerIn(request, name));
  return scheme === '' || host === '' || path === '' ? null : `${scheme}://${host}${path}`;
}

/** The address of a request line is a path, and the host is a header. */
function absolute(
  { url, request }: PastedExchange,
  isSecure: (host: string) => boolean,
  asked: string | null,
): string {
  if (IS_ABSOLUTE.test(url)) return url;
  const named = namedParts(request);
  if (named !== null) return named;
  const host = (headerIn(request, 'host') || headerIn(request, ':authority')).replace(/[<>[\]{}\s]/g, '');
  if (host !== '' && url.startsWith('/')) return `${isSecure(host) ? 'https' : 'http'}://${host}${url}`;
  return asked ?? '';
}

/** A URL, a status and something that CORS is about. */
const isExchange = ({ url, status, request, response }: PastedExchange): boolean =>
  URL.canParse(url) &&
  (status !== 0 || response.length > 0) &&
  [...request, ...response].some(({ name }) => /^(?:origin|access-control-.*)$/i.test(name));

/** Only a browser sends these, and only on preflights: elsewhere somebody has tried them. */
const OF_PREFLIGHT = /^access-control-request-/i;

const entryOf = (
  { url, method, status, request, response, rest }: PastedExchange,
  index: number,
): object => ({
  startedDateTime: new Date(index * 1_000).toISOString(),
  time: 1,
  request: {
    method: method === '' ? 'GET' : method,
    url,
    httpVersion: '',
    headers: request.filter(({ name }) => method === 'OPTIONS' || !OF_PREFLIGHT.test(name)),
  },
  response: {
    status,
    statusText: '',
    httpVersion: '',
    headers: response,
    content: { size: 0, mimeType: '', text: rest },
  },
});

/** What editors and curl put before a line. */
const MARK = /^[ \t>|<]{0,20}(?=\S)/;

/**
 * The text of a HAR of the exchanges whose headers were pasted: as DevTools copies them, as `curl -v` prints them, or as HTTP writes them.
 * null: the text shows none. Total, and linear in the length of the text.
 */
export function pastedHar(text: string): string | null {
  const cut = withoutEntities(text.slice(0, LONGEST_TEXT));
  const hasTls = TLS.test(cut) || /^curl[^\n]*https:/m.test(cut);
  const reader = createReader(
    (host) => hasTls || cut.includes(`https://${host}`),
    CURL.exec(cut)?.[1] ?? null,
  );
  const lines = cut.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const length = commandLines(lines, index);
    const command = length === 0 ? null : readCommand(lines.slice(index, index + length).join('\n'));
    if (command !== null) reader.ask(command);
    else reader.read((lines[index] ?? '').slice(0, LONGEST_LINE).replace(MARK, '').trim());
    index += Math.max(0, length - 1);
  }
  const entries = reader.finish().map(entryOf);
  return entries.length === 0
    ? null
    : JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '' }, entries } });
}

/** The marks of curl as trackers escape them. */
const withoutEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
