/*
 * Logs as HTTP text, in few words. The last exchange of each has the fault that the log is about.
 */

/** The page that asks, unless a log says another. */
export const PAGE = 'https://app.example';

interface Request {
  readonly method?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly directives?: readonly string[];
  readonly headers?: readonly string[];
}

/** A request that got `answer` (status line and headers) and failed; without an answer the browser shows none. */
export function failing(answer: string, request: Request = {}): string {
  const {
    method = 'GET',
    url = 'https://api.example/items',
    origin = PAGE,
    directives = [],
    headers = [],
  } = request;
  return [
    `${method} ${url}`,
    ...(directives.some((line) => line.startsWith('@error')) ? [] : ['@error net::ERR_FAILED']),
    ...directives,
    `Origin: ${origin}`,
    ...(headers.some((line) => line.startsWith('Sec-Fetch-Mode')) ? [] : ['Sec-Fetch-Mode: cors']),
    ...headers,
    ...(answer === '' ? [] : ['', answer]),
  ].join('\n');
}

/** The same where the browser was content. */
export const passing = (answer: string, request: Request = {}): string =>
  failing(answer, { ...request, directives: ['@error', ...(request.directives ?? [])] })
    .split('\n')
    .filter((line) => line !== '@error')
    .join('\n');

interface Asked extends Request {
  /** Access-Control-Request-Headers */
  readonly asks?: string;
}

/** A preflight alone. */
export const preflightPart = (
  answer: string,
  { method = 'PUT', url = 'https://api.example/items', origin = PAGE, asks = '' }: Asked,
): string =>
  [
    `OPTIONS ${url}`,
    `Origin: ${origin}`,
    `Access-Control-Request-Method: ${method}`,
    ...(asks === '' ? [] : [`Access-Control-Request-Headers: ${asks}`]),
    '',
    answer,
  ].join('\n');

const sentHeaders = (asks: string): string[] =>
  asks === ''
    ? []
    : asks.split(',').map((name) => `${name}: ${name === 'content-type' ? 'application/json' : '1'}`);

/** A preflight that got `answer`, and the request that was never sent. */
export function refused(answer: string, asked: Asked = {}): string {
  const { method = 'PUT', url = 'https://api.example/items', asks = '', directives = [] } = asked;
  const unsent = [`${method} ${url}`, '@error net::ERR_FAILED', ...directives, ...sentHeaders(asks)];
  return `${preflightPart(answer, asked)}\n---\n${unsent.join('\n')}`;
}

/** A preflight that passed, and a request that got `answer`. */
export function behindPreflight(answer: string, asked: Asked = {}): string {
  const granted = `204 No Content\nAccess-Control-Allow-Origin: ${asked.origin ?? PAGE}\nAccess-Control-Allow-Methods: PUT, DELETE\nAccess-Control-Allow-Headers: content-type`;
  return `${preflightPart(granted, asked)}\n---\n${failing(answer, { method: 'PUT', ...asked })}`;
}

/** Several requests, one second apart, so that no preflight is mistaken for that of another. */
export const log = (...requests: readonly string[]): string =>
  requests
    .flatMap((request, index) =>
      request.split('\n---\n').map((entry, part) => withStart(entry, index * 60_000 + part * 10)),
    )
    .join('\n---\n');

function withStart(entry: string, start: number): string {
  const [first = '', ...rest] = entry.split('\n');
  return [first, `@start ${start}`, ...rest].join('\n');
}

/** An answer that lets the page in. */
export const GRANTED = `200 OK\nAccess-Control-Allow-Origin: ${PAGE}`;
/** An answer with this `Access-Control-Allow-Origin`, and more lines. */
export const allows = (value: string, ...lines: readonly string[]): string =>
  [`200 OK`, `Access-Control-Allow-Origin: ${value}`, ...lines].join('\n');
/** A redirect to `to`. */
export const redirect = (to: string, status = '307 Temporary Redirect'): string =>
  `${status}\nLocation: ${to}`;

/** The answer to a preflight that lets the page in, and no method or header more. */
export const BASE = '204 No Content\nAccess-Control-Allow-Origin: https://app.example';

/** What kind of element asks. */
export const withType = (type: string): Request => ({ directives: [`@type ${type}`] });
/** A request that came to nothing, as Chromium names it. */
export const withError = (error: string): string => failing('', { directives: [`@error ${error}`] });
