import { getHeader, hasHeader, type HeaderName } from '../../cors/header-list.ts';
import { originOf, parseUrl, type SerializedOrigin } from '../../cors/origin.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { Hop } from '../../exchange/exchange.ts';
import { answerLine, type CauseInput, originSent } from '../signs.ts';
import type { SeenAnswer } from './log-evidence.ts';

/*
 * What other answers of the log tell about the one at which the browser stopped.
 */

/** Answers of the same server to other requests. */
const others = (input: CauseInput): readonly SeenAnswer[] =>
  input.log.answersOf(input.server).filter(({ exchange }) => exchange.id !== input.exchange.id);

const grants = ({ allowOrigin, status }: SeenAnswer, origin: SerializedOrigin): boolean =>
  status < 400 && (allowOrigin === '*' || (allowOrigin === origin && origin !== ''));

/** Another answer of the same server that gave this page's origin its permission. */
export const grantElsewhere = (input: CauseInput): SeenAnswer | null =>
  others(input).find((answer) => grants(answer, originSent(input))) ?? null;

/** Whether another answer of the same server allowed this page's origin by its name: it is in a list there. */
export const isNamedElsewhere = (input: CauseInput): boolean =>
  others(input).some((answer) => answer.allowOrigin !== '*' && grants(answer, originSent(input))) ||
  input.exchange.hops
    .slice(0, input.index)
    .some(
      ({ url, responseHeaders }) =>
        originOf(url) === input.server &&
        getHeader(responseHeaders, 'access-control-allow-origin') === originSent(input),
    );

/** Whether the server let another preflight of this page through. */
export const otherPreflightGranted = (input: CauseInput): SeenAnswer | null =>
  others(input).find((answer) => answer.kind === 'preflight' && grants(answer, originSent(input))) ?? null;

/** Another origin that this server gave its permission by name. */
export const grantToOtherOrigin = (input: CauseInput): SeenAnswer | null =>
  others(input).find(
    ({ origin, allowOrigin }) => origin !== null && origin === allowOrigin && origin !== originSent(input),
  ) ?? null;

/** An answer of the same address to another request that gave this page its permission. */
export const grantToSameUrl = ({ log, hop, exchange, ...rest }: CauseInput): SeenAnswer | null =>
  log
    .answersTo(hop.url)
    .find(
      (answer) =>
        answer.exchange.id !== exchange.id &&
        answer.kind === hop.kind &&
        grants(answer, originSent({ log, hop, exchange, ...rest })),
    ) ?? null;

/** An address that was loaded without CORS before. */
export const loadedWithoutCors = ({ log, hop, exchange }: CauseInput): SeenAnswer | null =>
  log
    .answersTo(hop.url)
    .find(
      (answer) =>
        answer.exchange.id !== exchange.id &&
        answer.exchange.mode === 'no-cors' &&
        answer.allowOrigin === null,
    ) ?? null;

/** The same value that the server sent to a page of another origin. */
export const sameValueForOther = (input: CauseInput, value: string): SeenAnswer | null =>
  others(input).find(
    ({ origin, allowOrigin }) =>
      allowOrigin === value && origin !== null && origin !== originSent(input) && origin !== value,
  ) ?? null;

/** The preflight that passed before this answer failed, in this exchange or in the preflight cache. */
export function passedPreflight({ exchange, hop, index }: CauseInput): Hop | null {
  if (hop.kind === 'preflight') return null;
  const before = exchange.hops
    .slice(0, index)
    .findLast(({ kind, url }) => kind === 'preflight' && url === hop.url);
  return before ?? exchange.cachedPreflight?.hop ?? null;
}

/** What shows that a CORS layer answers for this server and lets this page in, as a line; null when nothing does. */
export function corsLayerSeen(input: CauseInput): string | null {
  const seen = passedPreflight(input) ?? grantElsewhere(input);
  return seen === null ? null : answerLine(seen);
}

/** Whether any answer of this server in the log says anything about who may read it. */
export const anyGrantSeen = (input: CauseInput): boolean =>
  others(input).some(({ allowOrigin }) => allowOrigin !== null);

/** Whether another request of a page succeeded at this server and got no permission. */
export const bareSuccessElsewhere = (input: CauseInput): boolean =>
  others(input).some(
    ({ kind, status, origin, allowOrigin }) =>
      kind === 'response' && status >= 200 && status < 300 && origin !== null && allowOrigin === null,
  );

/** Whether an actual request to the same address got its permission. */
export const grantedAtSameUrl = (input: CauseInput): boolean =>
  input.log
    .answersTo(input.hop.url)
    .some((answer) => answer.kind === 'response' && grants(answer, originSent(input)));

const lengthOf = ({ responseHeaders }: Pick<Hop, 'responseHeaders'>): string | null =>
  getHeader(responseHeaders, 'content-length');

/**
 * The same error page, by status and length, as the answer to another request of this page, of which one is a preflight and one is not: what
 * refuses both looks at neither the method nor the route.
 */
export const sameErrorForPage = (input: CauseInput): SeenAnswer | null =>
  others(input).find(
    (answer) =>
      answer.status === input.hop.status &&
      (answer.kind === 'preflight') !== (input.hop.kind === 'preflight') &&
      answer.origin === originSent(input) &&
      answer.allowOrigin === null &&
      lengthOf(answer) !== null &&
      lengthOf(answer) === lengthOf(input.hop),
  ) ?? null;

/** Something that this server loaded without CORS for the same kind of element. */
export const loadedAlike = (input: CauseInput): SeenAnswer | null =>
  others(input).find(
    ({ exchange, status }) =>
      exchange.mode === 'no-cors' && exchange.initiator === input.exchange.initiator && status < 400,
  ) ?? null;

/** An answer of this server that set a cookie. */
export const cookieSet = (input: CauseInput): SeenAnswer | null =>
  others(input).find(({ responseHeaders }) => hasHeader(responseHeaders, 'set-cookie')) ?? null;

/** Another request to the same path that went well: with another method, or with other headers. */
export const passedAtSamePath = (input: CauseInput): SeenAnswer | null =>
  others(input).find(
    ({ kind, status, url }) =>
      kind === 'response' && status < 400 && parseUrl(url)?.pathname === input.url.pathname,
  ) ?? null;

/** The names of one list that this server's preflights gave this page, in lower case; null where no preflight passed. */
export function listedElsewhere(input: CauseInput, name: HeaderName): ReadonlySet<string> | null {
  const passed = others(input).filter(
    (answer) => answer.kind === 'preflight' && grants(answer, originSent(input)),
  );
  if (passed.length === 0) return null;
  const lists = passed.map(({ responseHeaders }) => tokenListOrEmpty(responseHeaders, name).items);
  return new Set(lists.flat().map((item) => item.toLowerCase()));
}
