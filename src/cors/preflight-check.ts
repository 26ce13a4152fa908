import { type CheckResult, failed, passed } from './check-result.ts';
import { corsCheck, type CorsCheckRequest } from './cors-check.ts';
import type { CorsError } from './cors-error.ts';
import type { Engine, FormerRules } from './engine.ts';
import { decodeUtf8 } from './header-bytes.ts';
import { getHeader, type HeaderList, type HeaderName } from './header-list.ts';
import { decodeUtf8Lossily } from './lossy-utf8.ts';
import { isSafelistedMethod } from './method.ts';
import { type TokenList, tokenListOrEmpty } from './token-list.ts';

/** The request that a preflight asks for. */
export interface PreflightedRequest extends CorsCheckRequest {
  readonly method: string;
  /** CORS-unsafe request-header names in lower case, in the order in which the engine looks at them. */
  readonly unsafeHeaders: readonly HeaderName[];
  /** What the browser does otherwise than today's. */
  readonly former?: FormerRules | undefined;
  /** Whether the preflight asks for a private network too, as Chrome's did from 98 to 145. */
  readonly privateNetwork?: boolean;
}

/** What the server answered to the OPTIONS request. */
export interface PreflightResponse {
  readonly status: number;
  readonly headers: HeaderList;
  /** The response is a redirect with a `Location`. */
  readonly redirected: boolean;
}

interface Input {
  readonly request: PreflightedRequest;
  readonly response: PreflightResponse;
  readonly methods: TokenList;
  readonly names: TokenList;
  /** Whether `*` stands for everything: without credentials, and in browsers that know it. */
  readonly wildcard: boolean;
}

/** Appends what it found. */
type Step = (input: Input, results: CheckResult[]) => void;

/**
 * The standard fails a preflight without saying why; the order decides which error people see.
 * Chromium: preflight_controller.cc, the headers before the status: a 404 without headers is "missing header". Firefox:
 * nsCORSPreflightListener; a redirect passes through the CORS check first (measured in 153), and Access-Control-Allow-Headers is parsed
 * only after the method passed. WebKit: validatePreflightResponse, the status first, redirects included.
 */
const ORDER: Readonly<Record<Engine, readonly Step[]>> = {
  chromium: [
    redirect,
    access,
    status,
    privateNetwork,
    methodsSyntax,
    headersSyntax,
    methodListed,
    headerNames,
  ],
  firefox: [access, redirect, status, methodsSyntax, methodListed, headersSyntax, headerNames],
  webkit: [status, redirect, access, methodsSyntax, headersSyntax, methodListed, headerNames],
};

/**
 * Every check on a preflight response in the engine's order; the browser reports the first failure.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 6 and 7
 */
export function preflightCheck(request: PreflightedRequest, response: PreflightResponse): CheckResult[] {
  const input = inputOf(request, response);
  const results: CheckResult[] = [];
  for (const step of ORDER[request.engine]) step(input, results);
  return results;
}

const inputOf = (request: PreflightedRequest, response: PreflightResponse): Input => ({
  request,
  response,
  methods: tokenListOrEmpty(response.headers, 'access-control-allow-methods'),
  names: tokenListOrEmpty(response.headers, 'access-control-allow-headers'),
  wildcard: !request.include && !request.former?.plainStar,
});

/** What a preflight from the preflight cache still has to cover: the method and the names. https://fetch.spec.whatwg.org/#cors-preflight-cache */
export function coveredByPreflight(request: PreflightedRequest, headers: HeaderList): CheckResult[] {
  const input = inputOf(request, { status: 200, headers, redirected: false });
  const results: CheckResult[] = [];
  methodListed(input, results);
  headerNames(input, results);
  return results;
}

/** A preflight's redirect mode is `error`. */
function redirect({ response }: Input, results: CheckResult[]): void {
  const subject = String(response.status);
  results.push(
    response.redirected
      ? failed('preflight-redirect', subject, 'PreflightDisallowedRedirect')
      : passed('preflight-redirect', subject),
  );
}

/** Step 7: the CORS check on the preflight response itself. */
function access({ request, response }: Input, results: CheckResult[]): void {
  for (const result of corsCheck(request, response.headers)) {
    const { step, subject, corsError, failedParameter } = result;
    if (corsError === null) results.push(result);
    else results.push(failed(step, subject, PREFLIGHT_ERROR[corsError] ?? corsError, failedParameter));
  }
}

/** The CORS check's errors, as they are called on a preflight. */
const PREFLIGHT_ERROR: Readonly<Partial<Record<CorsError, CorsError>>> = {
  WildcardOriginNotAllowed: 'PreflightWildcardOriginNotAllowed',
  MissingAllowOriginHeader: 'PreflightMissingAllowOriginHeader',
  MultipleAllowOriginValues: 'PreflightMultipleAllowOriginValues',
  InvalidAllowOriginValue: 'PreflightInvalidAllowOriginValue',
  AllowOriginMismatch: 'PreflightAllowOriginMismatch',
  InvalidAllowCredentials: 'PreflightInvalidAllowCredentials',
};

/** Step 7: an ok status, 200 to 299. Myth: 200 is required; 204 is as good. */
function status({ response }: Input, results: CheckResult[]): void {
  const ok = response.status >= 200 && response.status <= 299;
  const subject = String(response.status);
  results.push(
    ok ? passed('preflight-status', subject) : failed('preflight-status', subject, 'PreflightInvalidStatus'),
  );
}

/** Exactly `true`, as https://wicg.github.io/private-network-access/#cors-preflight wanted it. */
function privateNetwork({ request, response }: Input, results: CheckResult[]): void {
  if (request.privateNetwork !== true) return;
  const step = 'allow-private-network';
  const value = getHeader(response.headers, 'access-control-allow-private-network');
  if (value === 'true') results.push(passed(step, value));
  else if (value === null) results.push(failed(step, '', 'PreflightMissingAllowPrivateNetwork'));
  else results.push(failed(step, value, 'PreflightInvalidAllowPrivateNetwork', decodeUtf8(value) ?? ''));
}

/** Step 7.4: one malformed item spoils the header, even for a method that needs no entry. */
function methodsSyntax({ request, methods }: Input, results: CheckResult[]): void {
  results.push(syntax('allow-methods-syntax', 'InvalidAllowMethodsPreflightResponse', methods, request));
}

function headersSyntax({ request, names }: Input, results: CheckResult[]): void {
  results.push(syntax('allow-headers-syntax', 'InvalidAllowHeadersPreflightResponse', names, request));
}

/** Only Firefox names the bad item. */
function syntax(
  step: 'allow-methods-syntax' | 'allow-headers-syntax',
  error: CorsError,
  list: TokenList,
  { engine, former }: PreflightedRequest,
): CheckResult {
  if (list.invalid === null || former?.lenient) return passed(step, '');
  return failed(step, list.invalid, error, engine === 'firefox' ? decodeUtf8Lossily(list.invalid) : '');
}

/** Step 7.5: byte by byte. With credentials `*` is a method called `*`. */
function methodListed({ request, methods, wildcard }: Input, results: CheckResult[]): void {
  const { method, former } = request;
  const allowed =
    isSafelistedMethod(method) ||
    methods.items.includes(former?.capitals ? method.toUpperCase() : method) ||
    (wildcard && methods.items.includes('*'));
  results.push(
    allowed
      ? passed('method', method)
      : failed('method', method, 'MethodDisallowedByPreflightResponse', method),
  );
}

/**
 * Step 7.7. Step 7.6 (`*` does not cover `Authorization`) is left out because no engine enforces it: Chromium's
 * CorsNonWildcardRequestHeadersSupport is off, Firefox only warns, WebKit lets it through.
 */
function headerNames({ request, names, wildcard }: Input, results: CheckResult[]): void {
  if (request.unsafeHeaders.length === 0) return;
  const everything = wildcard && names.lowerCased.has('*');
  for (const name of request.unsafeHeaders) {
    const covered = everything || names.lowerCased.has(name);
    if (covered) results.push(passed('header', name));
    else results.push(failed('header', name, 'HeaderDisallowedByPreflightResponse', name));
  }
}
