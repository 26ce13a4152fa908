import { preflightError } from '../sentences/chromium-reasons.ts';
import { type CategoryMeaning, categoryWithStatus, firefoxReason } from '../sentences/firefox-reasons.ts';
import type { SupplementMeaning } from '../sentences/frames.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import type { DecodedMessage } from './decoded-message.ts';
import {
  addTo,
  currentOf,
  type Draft,
  fieldsOf,
  type Found,
  FURTHEST,
  gapBefore,
  type Gathering,
  isRepeated,
  NEAR,
  openDraft,
  startDraft,
} from './draft.ts';
import { resolve } from './resolve.ts';
import { readUnknownReason, type UnknownReason } from './unknown-translation.ts';
import { lastUrl, readOrigin, readStatus } from './values.ts';

export function addSupplement(gathering: Gathering, found: Found<SupplementMeaning>): void {
  const current = currentOf(gathering);
  const isNear = current !== undefined && found.start - current.end <= FURTHEST;
  const fields = fieldsOf(found.values);
  switch (found.meaning.role) {
    case 'preflight':
      return addPreflight(gathering, found);
    case 'access-control-checks':
      return addChecks(gathering, found);
    case 'origin':
      if (current?.message.isCors === true && isNear && current.message.origin === null) {
        addTo(current, fields);
        current.end = found.end;
      } else if (!isNear) startDraft(gathering, { engine: 'chromium', ...fields }, found.end);
      return;
    case 'advice':
      if (current !== undefined && isNear) current.end = found.end;
      return;
    case 'status':
      if (current !== undefined && isNear) addTo(current, fields);
      return;
  }
}

function addPreflight(gathering: Gathering, { start, end }: Found<SupplementMeaning>): void {
  const draft = openDraft(gathering, start) ?? startDraft(gathering, { engine: 'chromium' }, end);
  draft.frame ??= 'access';
  draft.preflight = true;
  draft.end = end;
  addTo(draft, { phase: 'preflight' });
}

function addChecks(gathering: Gathering, found: Found<SupplementMeaning>): void {
  const open = openDraft(gathering, found.start);
  const draft =
    open?.frame === 'cannot-load'
      ? open
      : startDraft(gathering, { url: addressOf(gapBefore(gathering, found)) }, found.end);
  draft.checks = true;
  addTo(draft, { engine: 'webkit' });
}

/** Playwright takes the beginning of WebKit's line for the name of an error, up to the first colon. */
const WITHOUT_SCHEME = /(?:^|\s)\/([\w.-]{1,200}(?::\d{1,5})?\/\S{0,2000})\s$/;

function addressOf(gap: string): string | null {
  const torn = WITHOUT_SCHEME.exec(gap.slice(-FURTHEST))?.[1];
  return lastUrl(gap) ?? (torn === undefined ? null : `//${torn}`);
}

export function addReason(gathering: Gathering, found: Found<ReasonMeaning>): void {
  const current = currentOf(gathering);
  const open = openDraft(gathering, found.start);
  const { meaning, values, isBegun } = resolve(found, open);
  if (open === null && (meaning.framed || isInOwnWords(meaning, values))) return;
  if (!found.isTelling && (open === null || open.frame === 'access-beginning' || !isBegun)) return;
  if (current !== undefined && isContinued(gathering.source, current, { ...found, meaning })) {
    current.end = found.end;
    return;
  }
  // Another translation has these words: the header and the value tell what it says.
  const isUnknown = !isBegun || (meaning.corsError === null && meaning.alsoPossible.length > 0);
  if (open !== null && isUnknown && readTranslation(gathering.source, open) !== null) return;
  const draft = open ?? startDraft(gathering, requestBefore(gathering, found, meaning), found.end);
  draft.repeated ||= open === null && isRepeated(gathering, found);
  draft.hasReason = true;
  draft.end = found.end;
  applyReason(draft, meaning, fieldsOf(values));
  addStatedOrigin(draft, gathering.source.slice(found.end, found.end + FURTHEST));
  addStatus(draft, gathering.source.slice(found.end, found.end + 60));
}

/** What a header may hold: an origin, a star, `null`. */
const HEADER_VALUE =
  /^[\s"'‘’“”«»„「」`(]{0,6}(?:[*(]|null\b|[a-z][\w+.-]*:|[\w-]+\.[\w.-]*\w(?:[/:,'’"”»]|\s*$)|$)/i;

/** "… Access-Control-Allow-Origin does not match what I have set": Firefox's words, in any of its languages, and no value of a header. */
const isInOwnWords = (
  { engine, browserCode }: ReasonMeaning,
  values: ReturnType<typeof resolve>['values'],
): boolean =>
  engine === 'firefox' &&
  browserCode === 'CORSAllowOriginNotMatchingOrigin' &&
  values.some(({ text }) => !QUOTED.test(text) && !HEADER_VALUE.test(text));

const QUOTED = /^\s{0,5}["'‘“«„「`]/;

/** The reason of a line of Firefox in words that are not known. */
export const readTranslation = (source: string, draft: Draft): UnknownReason | null =>
  draft.frame === 'same-origin-policy'
    ? readUnknownReason(source.slice(draft.end, draft.end + FURTHEST))
    : null;

const REASON_MARK = /\s{1,5}\(\s{0,3}(?:reason\s{0,3}:?\s{0,3})?$/i;

/** Chrome had the request before the reason, and its status where it was an error, until 2014. */
const ASKED =
  /\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (https?:\/\/\S{1,2000})(?: [45]\d\d(?: \([\w ]{1,40}\))?)? $/;

/** What stands before a reason without the beginning of its message. */
function requestBefore(
  gathering: Gathering,
  { start }: { readonly start: number },
  { engine }: ReasonMeaning,
): Pick<DecodedMessage, 'url' | 'method'> {
  if (engine === 'firefox') return { url: addressBefore(gathering, { start }), method: null };
  const asked = ASKED.exec(gathering.source.slice(Math.max(0, start - FURTHEST), start));
  return { url: asked?.[2] ?? null, method: asked?.[1] ?? null };
}

/** The address of a line of Firefox that was cut off before it. */
function addressBefore(gathering: Gathering, found: { readonly start: number }): string | null {
  const gap = gapBefore(gathering, found).slice(-FURTHEST);
  const before = gap.replace(REASON_MARK, '');
  return before === gap ? null : lastUrl(before.split(/\s/).at(-1) ?? '');
}

/** The rest of the same sentence, which another row knows too, or the same reason quoted in English behind a translation. */
const isContinued = (source: string, current: Draft, { meaning, start }: Found<ReasonMeaning>): boolean =>
  current.hasReason &&
  start - current.end < NEAR &&
  (isQuotedAgain(current, meaning) ||
    (current.message.corsError === meaning.corsError &&
      meaning.corsError !== null &&
      !source.slice(current.end, start).includes('\n')));

const isQuotedAgain = ({ frame, message }: Draft, { engine, browserCode }: ReasonMeaning): boolean =>
  frame === 'same-origin-policy' &&
  engine === 'firefox' &&
  browserCode !== null &&
  categoryWithStatus(browserCode) === categoryWithStatus(message.browserCode ?? '');

/** `Origin 'https://…' is therefore not allowed access`, of which the end may be cut off. */
const STATED_ORIGIN = /^[\s.]{1,5}Origin\s{1,3}(["'‘“`][^"'’”`\s]{1,300}["'’”`])/;

function addStatedOrigin(draft: Draft, rest: string): void {
  const stated = STATED_ORIGIN.exec(rest)?.[1];
  if (stated !== undefined && draft.message.origin === null)
    addTo(draft, { origin: readOrigin(stated, 'both') });
}

/** What the message already tells outweighs what the reason says in general. */
export function applyReason(draft: Draft, meaning: ReasonMeaning, fields: Partial<DecodedMessage>): void {
  const { message, preflight } = draft;
  const hasFrame = draft.frame !== null;
  const isWhole = hasFrame && !draft.isFrontCut;
  const { corsError, phase, alsoPossible, browserCode, topic, engine } = meaning;
  addTo(draft, {
    ...fields,
    url: message.url ?? fields.url ?? null,
    origin: message.origin ?? fields.origin ?? null,
    engine:
      hasFrame && message.engine !== 'unknown' && !isWebkitOnly(draft, meaning) ? message.engine : engine,
    corsError: nameOf(corsError, preflight),
    // Without the beginning of the message, the words that would name the preflight may have been cut off.
    phase: message.phase ?? (isWhole || phase !== 'response' ? phase : null),
    alsoPossible: alsoPossible.map((code) => nameOf(code, preflight)),
    browserCode,
    topic: message.topic === 'cors-warning' ? message.topic : topic,
  });
}

/** "XMLHttpRequest cannot load" begins messages of Safari and of old Chrome: the reason tells. */
const isWebkitOnly = ({ frame }: Draft, { engine }: ReasonMeaning): boolean =>
  frame === 'cannot-load' && engine === 'webkit';

/** The code behind the prefix of a preflight. */
export function nameOf<Code extends DecodedMessage['corsError']>(code: Code, preflight: boolean) {
  return preflight && isOfToday(code) ? preflightError(code) : code;
}

const isOfToday = (
  corsError: DecodedMessage['corsError'],
): corsError is Parameters<typeof preflightError>[0] =>
  corsError !== null && !/PrivateNetwork/.test(corsError);

/** "Status code: 404", in any language. */
const STATUS_CODE = /^[^\p{L}\n]{0,8}\n?[^\p{L}\n]{0,4}\p{L}[\p{L}\p{M}\s’'-]{2,30}[:：]?([^]{0,14})/u;

/** The status behind a reason of WebKit's or Firefox's, which has another category then. */
function addStatus(draft: Draft, rest: string): void {
  const { browserCode, statusCode, engine } = draft.message;
  if (engine === 'chromium') return;
  const unwrapped = STATUS_CODE.exec(rest.replaceAll('\n', ''));
  const stated = [STATUS_CODE.exec(rest), unwrapped].find(
    (match) => match !== null && /^[\s:：]{0,5}(?:\d{3}(?!\d)|[(（]null[)）])/.test(match[1] ?? ''),
  );
  if (stated === undefined || stated === null) return;
  const status = readStatus(stated[1] ?? '');
  addTo(draft, {
    statusCode: status ?? statusCode,
    browserCode: engine === 'firefox' && browserCode !== null ? categoryWithStatus(browserCode) : browserCode,
  });
}

const MDN_PAGE = /errors\/$/i;

/** The address of its page on MDN follows a line of Firefox; by itself it is no message. */
export function addCategory(gathering: Gathering, { meaning, start, end }: Found<CategoryMeaning>): void {
  const isAddress = MDN_PAGE.test(gathering.source.slice(Math.max(0, start - 10), start));
  const current = currentOf(gathering);
  const isNear =
    current !== undefined && current.message.engine === 'firefox' && start - current.end <= FURTHEST;
  if (isNear && current.hasReason) return;
  if (isNear) {
    current.hasReason = true;
    return applyReason(current, firefoxReason(meaning.category), {});
  }
  if (isAddress) return;
  const draft = startDraft(gathering, { url: lastUrl(gapBefore(gathering, { start })) }, end);
  draft.hasReason = true;
  applyReason(draft, firefoxReason(meaning.category), {});
}
