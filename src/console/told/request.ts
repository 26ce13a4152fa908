import type { CorsError } from '../../cors/cors-error.ts';
import type { SerializedOrigin } from '../../cors/origin.ts';
import type { DecodedMessage } from '../read/decoded-message.ts';

/** The request that a message is about, as far as it tells: null where it does not. */
export interface MessageRequest {
  readonly origin: SerializedOrigin | null;
  readonly method: string | null;
  /** Names of request headers that need a permission. */
  readonly headers: readonly string[] | null;
  readonly credentials: boolean | null;
}

/** The same with nothing left open. '': unknown all the same. */
export interface CompleteRequest {
  readonly origin: SerializedOrigin;
  readonly method: string;
  readonly headers: readonly string[];
  readonly credentials: boolean;
}

/** Which header or status a check looked at, whatever hop it was on. */
export type MessageCheck =
  | 'allow-origin-missing'
  | 'allow-origin-wildcard'
  | 'allow-origin-multiple'
  | 'allow-origin-wrong'
  | 'allow-credentials'
  | 'status'
  | 'methods'
  | 'headers';

const CHECKS: Readonly<Partial<Record<CorsError, MessageCheck>>> = {
  MissingAllowOriginHeader: 'allow-origin-missing',
  PreflightMissingAllowOriginHeader: 'allow-origin-missing',
  WildcardOriginNotAllowed: 'allow-origin-wildcard',
  PreflightWildcardOriginNotAllowed: 'allow-origin-wildcard',
  MultipleAllowOriginValues: 'allow-origin-multiple',
  PreflightMultipleAllowOriginValues: 'allow-origin-multiple',
  InvalidAllowOriginValue: 'allow-origin-wrong',
  PreflightInvalidAllowOriginValue: 'allow-origin-wrong',
  AllowOriginMismatch: 'allow-origin-wrong',
  PreflightAllowOriginMismatch: 'allow-origin-wrong',
  InvalidAllowCredentials: 'allow-credentials',
  PreflightInvalidAllowCredentials: 'allow-credentials',
  PreflightInvalidStatus: 'status',
  PreflightDisallowedRedirect: 'status',
  InvalidAllowMethodsPreflightResponse: 'methods',
  MethodDisallowedByPreflightResponse: 'methods',
  InvalidAllowHeadersPreflightResponse: 'headers',
  HeaderDisallowedByPreflightResponse: 'headers',
};

/** What the server has to mend; null where no response header helps, or the message does not tell. */
export function checkOf({ topic, corsError }: DecodedMessage): MessageCheck | null {
  if (topic !== 'cors' || corsError === null) return null;
  const checks: Readonly<Partial<Record<string, MessageCheck>>> = CHECKS;
  return checks[corsError] ?? null;
}

/** Whether what the message is about was found on the preflight. */
export const isOnPreflight = (message: DecodedMessage): boolean =>
  message.phase === 'preflight' || ['status', 'methods', 'headers'].includes(checkOf(message) ?? '');

const named = ({ failedParameter }: DecodedMessage): string | null =>
  failedParameter === null || failedParameter === '' ? null : failedParameter;

/** What a message tells of its request. */
export function requestOf(message: DecodedMessage): MessageRequest {
  const check = checkOf(message);
  const name = named(message);
  const needsCredentials = check === 'allow-origin-wildcard' || check === 'allow-credentials';
  return {
    origin: message.origin,
    method: message.corsError === 'MethodDisallowedByPreflightResponse' ? name : message.method,
    headers:
      message.corsError === 'HeaderDisallowedByPreflightResponse' && name !== null
        ? [name.toLowerCase()]
        : null,
    credentials: needsCredentials ? true : null,
  };
}
