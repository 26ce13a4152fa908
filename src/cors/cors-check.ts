import { type CheckResult, failed, passed } from './check-result.ts';
import type { Engine } from './engine.ts';
import { getHeader, type HeaderList, type HeaderName, valuesOf } from './header-list.ts';
import { OPAQUE_ORIGIN, parseUrl, type SerializedOrigin } from './origin.ts';
import { decodeUtf8 } from './header-bytes.ts';
import { decodeUtf8Lossily } from './lossy-utf8.ts';

/** Who asks, and how. */
export interface CorsCheckRequest {
  /** The origin that the hop's `Origin` header carries: `null` (the string) once the request is tainted. */
  readonly origin: SerializedOrigin;
  /** Whether the credentials mode is `include`. */
  readonly include: boolean;
  readonly engine: Engine;
}

type OriginError =
  | 'WildcardOriginNotAllowed'
  | 'MissingAllowOriginHeader'
  | 'MultipleAllowOriginValues'
  | 'InvalidAllowOriginValue'
  | 'AllowOriginMismatch';

/**
 * The CORS check on one response, for redirects and preflights too: `Access-Control-Allow-Origin`, then, for a request with
 * credentials, `Access-Control-Allow-Credentials`. Both are always evaluated. https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(request: CorsCheckRequest, headers: HeaderList): CheckResult[] {
  const allowOrigin = checkAllowOrigin(request, headers);
  // Step 5: without credentials the origin alone decides.
  return request.include ? [allowOrigin, checkAllowCredentials(request, headers)] : [allowOrigin];
}

/** Steps 1 to 4. Myth: a wildcard inside the value, a trailing slash or a default port would match. The bytes must be equal. */
function checkAllowOrigin(request: CorsCheckRequest, headers: HeaderList): CheckResult {
  const value = combined(request, headers, 'access-control-allow-origin');
  const matches = value === request.origin || (value === '*' && !request.include);
  if (matches && !isRefusedUnread(request, headers)) return passed('allow-origin', value);
  const error = CLASSIFY[request.engine](value, headers);
  const parameter = NAMES_VALUE[error] ? parameterOf(request, value ?? '') : '';
  return failed('allow-origin', value ?? '', error, parameter);
}

/** Steps 6 to 8: exactly `true`, in lower case and on one line. */
function checkAllowCredentials(request: CorsCheckRequest, headers: HeaderList): CheckResult {
  const value = combined(request, headers, 'access-control-allow-credentials');
  if (value === 'true') return passed('allow-credentials', value);
  const parameter = parameterOf(request, value ?? '');
  return failed('allow-credentials', value ?? '', 'InvalidAllowCredentials', parameter);
}

/** The standard joins all lines. Firefox leaves empty ones out where there are several: nsHttpHeaderArray::MergeHeader. */
function combined({ engine }: CorsCheckRequest, headers: HeaderList, name: HeaderName): string | null {
  const value = getHeader(headers, name);
  // Nearly always there is one line, and nothing to leave out.
  if (engine !== 'firefox' || value === null || !value.includes(', ')) return value;
  return valuesOf(headers, name)
    .filter((each) => each !== '')
    .join(', ');
}

/** CDP decodes the value as UTF-8, and gives nothing where it is none; Firefox puts U+FFFD for what it cannot decode. */
function parameterOf({ engine }: CorsCheckRequest, value: string): string {
  switch (engine) {
    case 'chromium':
      return decodeUtf8(value) ?? '';
    case 'firefox':
      return decodeUtf8Lossily(value);
    case 'webkit':
      return value;
  }
}

/** Firefox counts the lines before it reads them: what is left of several may well match. */
const isRefusedUnread = ({ engine }: CorsCheckRequest, headers: HeaderList): boolean =>
  engine === 'firefox' && isRepeatedInFirefox(headers);

/**
 * nsCORSListenerProxy.cpp, CheckOriginHeader: only lines whose name is spelled in just this way are counted. Over HTTP/2 names are in lower
 * case, so that several lines are a mismatch there.
 */
const isRepeatedInFirefox = (headers: HeaderList): boolean =>
  headers.filter(({ name }) => name === 'Access-Control-Allow-Origin').length > 1;

/** Whether CDP gives the header's value as the failed parameter. */
const NAMES_VALUE: Readonly<Record<OriginError, boolean>> = {
  WildcardOriginNotAllowed: false,
  MissingAllowOriginHeader: false,
  MultipleAllowOriginValues: true,
  InvalidAllowOriginValue: true,
  AllowOriginMismatch: true,
};

/** The standard knows one failure; each engine tells several apart, in an order of its own. The value given is known not to match. */
const CLASSIFY: Readonly<Record<Engine, (value: string | null, headers: HeaderList) => OriginError>> = {
  chromium: classifyInChromium,
  firefox: classifyInFirefox,
  webkit: classifyInWebKit,
};

/** services/network/cors/access_control: a space or comma anywhere means "multiple", even around a single origin. */
function classifyInChromium(value: string | null): OriginError {
  if (value === '*') return 'WildcardOriginNotAllowed';
  if (value === null) return 'MissingAllowOriginHeader';
  if (value.includes(' ') || value.includes(',')) return 'MultipleAllowOriginValues';
  if (value === OPAQUE_ORIGIN) return 'AllowOriginMismatch';
  const decoded = decodeUtf8(value);
  return decoded !== null && isUrlInChromium(decoded) ? 'AllowOriginMismatch' : 'InvalidAllowOriginValue';
}

/** GURL lets two kinds of host pass that the URL Standard refuses: `%20` and Punycode that stands for nothing. Measured in Chromium 156. */
const isUrlInChromium = (value: string): boolean =>
  parseUrl(value) !== null || parseUrl(value.replaceAll('%20', 'x').replaceAll(/xn--/gi, 'xn')) !== null;

/** nsCORSListenerProxy.cpp, CheckRequestApproved: counts header lines; a joined list on one line is only a mismatch. */
function classifyInFirefox(value: string | null, headers: HeaderList): OriginError {
  if (value === null) return 'MissingAllowOriginHeader';
  if (isRepeatedInFirefox(headers)) return 'MultipleAllowOriginValues';
  return value === '*' ? 'WildcardOriginNotAllowed' : 'AllowOriginMismatch';
}

/** CrossOriginAccessControl.cpp, passesAccessControlCheck: a missing header is told like a wrong one. */
function classifyInWebKit(value: string | null): OriginError {
  if (value === '*') return 'WildcardOriginNotAllowed';
  if (value === null) return 'MissingAllowOriginHeader';
  return value.includes(',') ? 'MultipleAllowOriginValues' : 'AllowOriginMismatch';
}
