import { isSafelistedMethod } from '../../cors/method.ts';
import { type DiffLine, type HopDiff, replacement } from '../../diagnosis/needed/header-diff.ts';
import { checkOf, type CompleteRequest, isOnPreflight, type MessageCheck } from './request.ts';
import type { DecodedMessage } from '../read/decoded-message.ts';

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';
const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';

const line = (
  kind: DiffLine['kind'],
  problem: DiffLine['problem'],
  name: string,
  value: string,
): DiffLine => ({ kind, problem, name, value, from: 0, to: 0 });

const missing = (name: string, value: string): DiffLine => line('added', 'missing', name, value);
/** The message does not tell whether it is there. */
const needed = (name: string, value: string): DiffLine => line('added', null, name, value);

const changed = (name: string, sent: string | null, value: string): DiffLine[] =>
  sent === null || sent === '' ? [needed(name, value)] : replacement(name, sent, value);

/** Headers that the answer needs besides the one that the message is about. */
function others({ method, headers, credentials }: CompleteRequest, check: MessageCheck): DiffLine[] {
  const methods = check !== 'methods' && method !== '' && !isSafelistedMethod(method);
  return [
    ...(credentials && check !== 'allow-credentials' ? [needed(ALLOW_CREDENTIALS, 'true')] : []),
    ...(methods ? [needed(ALLOW_METHODS, method)] : []),
    ...(check !== 'headers' && headers.length > 0 ? [needed(ALLOW_HEADERS, headers.join(', '))] : []),
  ];
}

function linesFor(check: MessageCheck, message: DecodedMessage, request: CompleteRequest): DiffLine[] {
  const { failedParameter, statusCode } = message;
  const { origin } = request;
  switch (check) {
    case 'allow-origin-missing':
      return [missing(ALLOW_ORIGIN, origin)];
    case 'allow-origin-wildcard':
      return replacement(ALLOW_ORIGIN, '*', origin);
    case 'allow-origin-multiple':
      return [
        ...(failedParameter ?? '')
          .split(', ')
          .filter((value) => value !== '')
          .slice(0, MOST_VALUES)
          .map((value) => line('removed', 'duplicated', ALLOW_ORIGIN, value)),
        line('added', 'duplicated', ALLOW_ORIGIN, origin),
      ];
    case 'allow-origin-wrong':
      return changed(ALLOW_ORIGIN, failedParameter, origin);
    case 'allow-credentials':
      return failedParameter === ''
        ? [missing(ALLOW_CREDENTIALS, 'true')]
        : changed(ALLOW_CREDENTIALS, failedParameter, 'true');
    case 'status':
      return [
        ...(statusCode === null
          ? [line('added', null, 'Status', '204 No Content')]
          : replacement('Status', String(statusCode), '204 No Content')),
        needed(ALLOW_ORIGIN, origin),
      ];
    case 'methods':
      return [needed(ALLOW_METHODS, request.method)];
    case 'headers':
      return [needed(ALLOW_HEADERS, request.headers.join(', '))];
  }
}

/** More values of one header than this are not told one by one. */
const MOST_VALUES = 10;

/**
 * What the answer that a message is about sent and has to send, and what the actual answer will need when that was a preflight. As far as
 * the message tells: `request` is what is known of its request. Empty where no header helps. Lines without a value are left out.
 */
export function messageDiff(message: DecodedMessage, request: CompleteRequest): readonly HopDiff[] {
  const check = checkOf(message);
  if (check === null) return [];
  const onPreflight = isOnPreflight(message);
  const url = message.url ?? '';
  const extra = onPreflight || check === 'allow-origin-wildcard' ? others(request, check) : [];
  const own = onPreflight ? extra : extra.filter(({ name }) => name === ALLOW_CREDENTIALS);
  const lines = [...linesFor(check, message, request), ...own];
  const first = diffOf(
    onPreflight ? 'preflight' : 'response',
    onPreflight ? 'OPTIONS' : request.method,
    url,
    0,
    lines,
  );
  if (!onPreflight) return first === null ? [] : [first];
  const credentials = request.credentials ? [needed(ALLOW_CREDENTIALS, 'true')] : [];
  const next = diffOf('response', request.method, url, null, [
    missing(ALLOW_ORIGIN, request.origin),
    ...credentials,
  ]);
  return [first, next].filter((diff) => diff !== null);
}

function diffOf(
  kind: HopDiff['kind'],
  method: string,
  url: string,
  hop: number | null,
  all: readonly DiffLine[],
): HopDiff | null {
  const lines = all.filter(({ value }) => value !== '');
  const changes = lines.filter(
    ({ kind: sign, problem }) =>
      sign === 'removed' || (sign === 'added' && problem !== 'wrong' && problem !== 'duplicated'),
  ).length;
  return lines.length === 0 ? null : { kind, method, url, hop, lines, changes };
}
