import { preflightError } from '../sentences/former-chromium.ts';
import { readCutReason } from './cut-reason.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { addTo, type Draft } from './draft.ts';
import { fieldsOf } from './fields.ts';
import { type CategoryMeaning, categoryWithStatus, firefoxReason } from '../sentences/former-firefox.ts';
import type { SupplementMeaning } from '../sentences/frames.ts';
import {
  currentOf,
  type Found,
  FURTHEST,
  gapBefore,
  type Gathering,
  NEAR,
  openDraft,
  startDraft,
} from './gathering.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import { lastUrl, readStatus } from './values.ts';

export function addSupplement(gathering: Gathering, found: Found<SupplementMeaning>): void {
  const current = currentOf(gathering);
  const isNear = current !== undefined && found.start - current.end <= FURTHEST;
  const fields = fieldsOf(found.values);
  switch (found.meaning.role) {
    case 'preflight': {
      const draft =
        openDraft(gathering, found.start) ?? startDraft(gathering, { engine: 'chromium' }, found.end);
      draft.frame ??= 'access';
      draft.preflight = true;
      draft.end = found.end;
      addTo(draft, { phase: 'preflight' });
      return;
    }
    case 'access-control-checks': {
      const open = openDraft(gathering, found.start);
      const draft =
        open?.frame === 'cannot-load'
          ? open
          : startDraft(gathering, { url: lastUrl(gapBefore(gathering, found)) }, found.end);
      draft.checks = true;
      addTo(draft, { engine: 'webkit' });
      return;
    }
    case 'origin':
      if (current?.message.isCors === true && isNear && current.message.origin === null) {
        addTo(current, fields);
        current.end = found.end;
      } else if (!isNear) startDraft(gathering, { engine: 'chromium', ...fields }, found.end);
      return;
    case 'status':
      if (current !== undefined && isNear) addTo(current, fields);
      return;
  }
}

const REPEATS = /failed\s{1,5}to\s{1,5}load\s{1,5}resource\s{0,5}:?\s{0,5}$/i;

export function addReason(gathering: Gathering, found: Found<ReasonMeaning>): void {
  const { meaning } = found;
  const current = currentOf(gathering);
  const open = openDraft(gathering, found.start);
  if (open === null && meaning.framed) return;
  if (isRepeatedByTranslation(current, found)) return;
  if (current !== undefined && isContinued(gathering.source, current, found)) {
    current.end = found.end;
    return;
  }
  const url = open === null && meaning.engine === 'firefox' ? addressBefore(gathering, found) : null;
  const draft = open ?? startDraft(gathering, { url }, found.end);
  draft.repeated =
    open === null && REPEATS.test(gathering.source.slice(Math.max(0, found.start - 60), found.start));
  draft.hasReason = true;
  draft.end = found.end;
  applyReason(draft, meaning, fieldsOf(found.values));
  addStatus(draft, gathering.source.slice(found.end, found.end + 60));
}

const REASON_MARK = /\s{1,5}\(\s{0,3}(?:reason\s{0,3}:?\s{0,3})?$/i;

/** The address of a line of Firefox that was cut off before it. */
function addressBefore(gathering: Gathering, found: Found<ReasonMeaning>): string | null {
  const gap = gapBefore(gathering, found).slice(-FURTHEST);
  const before = gap.replace(REASON_MARK, '');
  return before === gap ? null : lastUrl(before.split(/\s/).at(-1) ?? '');
}

/** The rest of the same sentence, which another pattern knows too. */
const isContinued = (source: string, current: Draft, { meaning, start }: Found<ReasonMeaning>): boolean =>
  current.hasReason &&
  current.message.corsError === meaning.corsError &&
  meaning.corsError !== null &&
  start - current.end < NEAR &&
  !source.slice(current.end, start).includes('\n');

/** A line in another language whose reason is quoted in English once more. */
const isRepeatedByTranslation = (
  current: Draft | undefined,
  { meaning, start }: Found<ReasonMeaning>,
): boolean =>
  current?.frame === 'localised' &&
  meaning.engine === 'firefox' &&
  current.hasReason &&
  start - current.end < NEAR;

/** What the message already tells outweighs what the reason says in general. */
export function applyReason(draft: Draft, meaning: ReasonMeaning, fields: Partial<DecodedMessage>): void {
  const { message, preflight } = draft;
  const hasFrame = draft.frame !== null;
  const { corsError, phase, alsoPossible, browserCode, topic, engine } = meaning;
  addTo(draft, {
    ...fields,
    url: message.url ?? fields.url ?? null,
    origin: message.origin ?? fields.origin ?? null,
    engine:
      hasFrame && message.engine !== 'unknown' && !isWebkitOnly(draft, meaning) ? message.engine : engine,
    corsError: preflight && isOfToday(corsError) ? preflightError(corsError) : corsError,
    // Without the beginning of the message, the words that would name the preflight may have been cut off.
    phase: message.phase ?? (hasFrame || phase !== 'response' ? phase : null),
    alsoPossible,
    browserCode,
    topic: message.topic === 'cors-warning' ? message.topic : topic,
  });
}

/** "XMLHttpRequest cannot load" begins messages of Safari and of old Chrome: the reason tells. */
const isWebkitOnly = ({ frame }: Draft, { engine }: ReasonMeaning): boolean =>
  frame === 'cannot-load' && engine === 'webkit';

const isOfToday = (
  corsError: DecodedMessage['corsError'],
): corsError is Parameters<typeof preflightError>[0] =>
  corsError !== null && !/PrivateNetwork/.test(corsError);

const STATUS_CODE = /^\W{0,8}status\s{1,5}code\b([^]{0,14})/i;

/** "Status code: 404" behind a reason of WebKit's or Firefox's, which has another category then. */
function addStatus(draft: Draft, rest: string): void {
  const unwrapped = STATUS_CODE.exec(rest.replaceAll('\n', ''));
  const stated = STATUS_CODE.exec(rest) ?? unwrapped;
  if (stated === null) return;
  const { browserCode, statusCode, engine } = draft.message;
  const status = readStatus(stated[1] ?? '') ?? readStatus(unwrapped?.[1] ?? '');
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

/** A message that was cut off inside its reason. */
export function completeCut(source: string, draft: Draft): void {
  if (draft.hasReason || draft.frame === null || draft.checks) return;
  const behindAddress =
    draft.frame === 'same-origin-policy' ? behindReasonMark(source, draft.end) : draft.end;
  const meaning = readCutReason(source.slice(behindAddress, behindAddress + FURTHEST), draft.preflight);
  if (meaning === null) return;
  draft.hasReason = true;
  applyReason(draft, meaning, {});
}

function behindReasonMark(source: string, from: number): number {
  const mark = /[([]\s{0,3}reason/i.exec(source.slice(from, from + FURTHEST));
  return mark === null ? from : from + mark.index;
}
