import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { Header, HeaderList } from '../cors/header-list.ts';
import type { Transport, WireAnswer, WireRequest } from './transport.ts';

/** A server that says nothing for so long says nothing. */
const MAX_WAIT = 10_000;

/** Bytes of a body that are read to let the connection be used again; what is longer is cut off. */
const MAX_BODY = 262_144;

/** Bytes of a body, of each of its pieces at most, that may say why something was refused. */
const MAX_BEGINNING = 8_192;

/** Milliseconds that a body may take: all that matters stands in the header lines, and a stream of events never ends. */
const MAX_BODY_WAIT = 1_000;

/** Bytes of header lines. Chromium reads as many: net/http/http_stream_parser.h. */
const MAX_HEADERS = 262_144;

/** Where no proxy is asked: browsers go to their own machine by themselves. */
const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Sends requests with HTTP/2 where the server offers it and through the proxies that the environment names (`HTTPS_PROXY`, `NO_PROXY` …).
 * Follows no redirect, keeps no cookie. Bounded in time and size.
 */
export function createTransport(environment: Readonly<Record<string, string | undefined>>): Transport & {
  readonly close: () => Promise<void>;
} {
  const excepted = environment['NO_PROXY'] ?? environment['no_proxy'];
  const dispatcher = new EnvHttpProxyAgent({
    allowH2: true,
    noProxy: [...(excepted === undefined ? [] : [excepted]), ...OWN_MACHINE].join(','),
    headersTimeout: MAX_WAIT,
    bodyTimeout: MAX_WAIT,
    connectTimeout: MAX_WAIT,
    maxHeaderSize: MAX_HEADERS,
  });
  const send = (wire: WireRequest): Promise<WireAnswer> => answerTo(wire, dispatcher);
  return Object.assign(send, { close: () => dispatcher.destroy() });
}

async function answerTo(wire: WireRequest, dispatcher: Dispatcher): Promise<WireAnswer> {
  const startedAt = performance.now();
  try {
    const { statusCode, statusText, headers, body } = await request(wire.url, {
      method: wire.method as Dispatcher.HttpMethod,
      headers: wire.headers.flatMap(({ name, value }) => [name, value]),
      responseHeaders: 'raw',
      signal: AbortSignal.timeout(2 * MAX_WAIT),
      dispatcher,
    });
    const duration = performance.now() - startedAt;
    const read = await beginningOf(body);
    return {
      status: statusCode,
      statusText,
      headers: pairsOf(headers),
      error: '',
      reason: '',
      ...read,
      duration,
    };
  } catch (error) {
    return { ...NOTHING, ...failureOf(error), duration: performance.now() - startedAt };
  }
}

const NOTHING = { status: 0, statusText: '', headers: [], emptyBody: true, beginning: '' };

/** Raw header lines come as names and values in turn, though the type says otherwise. */
function pairsOf(raw: unknown): HeaderList {
  const lines: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const headers: Header[] = [];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    headers.push({ name: String(lines[index]), value: String(lines[index + 1]) });
  }
  return headers;
}

async function beginningOf(
  body: Dispatcher.ResponseData['body'],
): Promise<Pick<WireAnswer, 'emptyBody' | 'beginning'>> {
  const decoder = new TextDecoder();
  let beginning = '';
  let length = 0;
  let isCut = false;
  const cut = setTimeout(() => {
    isCut = true;
    body.destroy();
  }, MAX_BODY_WAIT);
  try {
    for await (const chunk of body) {
      const bytes = chunk as Uint8Array;
      if (length < MAX_BEGINNING)
        beginning += decoder.decode(bytes.subarray(0, MAX_BEGINNING), { stream: true });
      length += bytes.length;
      if (length > MAX_BODY) break;
    }
  } catch {
    // The header lines are here: a body that breaks off changes nothing about CORS.
  }
  clearTimeout(cut);
  return { emptyBody: length === 0 && !isCut, beginning };
}

/** Node's and the client's codes, as Chromium names the same failure, with half a sentence for people. */
const FAILURES: Readonly<Record<string, readonly [error: string, reason: string]>> = {
  ECONNREFUSED: [
    'net::ERR_CONNECTION_REFUSED',
    'nothing listens there: is the server running, and on this port?',
  ],
  ENOTFOUND: [
    'net::ERR_NAME_NOT_RESOLVED',
    'its name does not exist: check the spelling, the network or the VPN.',
  ],
  EAI_AGAIN: ['net::ERR_NAME_NOT_RESOLVED', 'its name could not be looked up: is this machine online?'],
  ETIMEDOUT: ['net::ERR_CONNECTION_TIMED_OUT', 'it does not answer: a firewall, a VPN or a wrong address.'],
  UND_ERR_CONNECT_TIMEOUT: [
    'net::ERR_CONNECTION_TIMED_OUT',
    'it does not answer: a firewall, a VPN or a wrong address.',
  ],
  UND_ERR_HEADERS_TIMEOUT: ['net::ERR_TIMED_OUT', 'it took the request and said nothing for 10 seconds.'],
  UND_ERR_HEADERS_OVERFLOW: [
    'net::ERR_RESPONSE_HEADERS_TOO_BIG',
    'its header lines are longer than 256 KB, where Chrome gives up as well.',
  ],
  ECONNRESET: ['net::ERR_CONNECTION_RESET', 'it closed the connection in the middle.'],
  UND_ERR_SOCKET: ['net::ERR_EMPTY_RESPONSE', 'it closed the connection without an answer.'],
  EHOSTUNREACH: ['net::ERR_ADDRESS_UNREACHABLE', 'no way leads there from this network.'],
  ENETUNREACH: ['net::ERR_ADDRESS_UNREACHABLE', 'no way leads there from this network.'],
  EPROTO: ['net::ERR_SSL_PROTOCOL_ERROR', 'it does not speak TLS: is this port for http?'],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'net::ERR_SSL_PROTOCOL_ERROR',
    'it does not speak TLS: is this port for http?',
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [
    'net::ERR_SSL_PROTOCOL_ERROR',
    'it does not speak TLS: is this port for http?',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'net::ERR_CERT_AUTHORITY_INVALID',
    'its certificate is self-signed, which no browser accepts until it is trusted. To check it all the same: NODE_EXTRA_CA_CERTS=FILE.pem.',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'net::ERR_CERT_AUTHORITY_INVALID',
    'its certificate comes from an authority that is not trusted here. To check it all the same: NODE_EXTRA_CA_CERTS=FILE.pem.',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'net::ERR_CERT_AUTHORITY_INVALID',
    'its certificate comes without the intermediate one, or from an authority that is not trusted here.',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'net::ERR_CERT_AUTHORITY_INVALID',
    'its certificate comes from an authority that is not trusted here.',
  ],
  CERT_HAS_EXPIRED: ['net::ERR_CERT_DATE_INVALID', 'its certificate has expired.'],
  CERT_NOT_YET_VALID: ['net::ERR_CERT_DATE_INVALID', 'its certificate is not valid yet: is the clock right?'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['net::ERR_CERT_COMMON_NAME_INVALID', 'its certificate is for another name.'],
};

/** The innermost code that is known: connecting to several addresses fails with a list of errors. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as { readonly code?: unknown };
  const inner = error instanceof AggregateError ? error.errors : [];
  return [...(typeof code === 'string' ? [code] : []), ...inner.flatMap(codesOf), ...codesOf(error.cause)];
}

function failureOf(error: unknown): Pick<WireAnswer, 'error' | 'reason'> {
  const codes = codesOf(error);
  if (error instanceof Error && error.name === 'TimeoutError')
    return { error: 'net::ERR_TIMED_OUT', reason: 'it did not answer within 20 seconds.' };
  if (error instanceof Error && error.name === 'HTTPParserError')
    return { error: 'net::ERR_INVALID_HTTP_RESPONSE', reason: 'what listens there does not speak HTTP.' };
  const [name, reason] = codes.map((code) => FAILURES[code]).find((known) => known !== undefined) ?? [
    'net::ERR_FAILED',
    `the request failed (${error instanceof Error ? error.message : String(error)}).`,
  ];
  return { error: name, reason };
}
