import { readAccess, readResourceOrigin } from './access.ts';
import { readCutReason } from './cut-reason.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { addTo, type Draft } from './draft.ts';
import { fieldsOf } from './fields.ts';
import type { Finding } from './findings.ts';
import { firefoxReason } from '../sentences/former-firefox.ts';
import type { FrameMeaning } from '../sentences/frames.ts';
import { applyReason } from './gather-reason.ts';
import { type Found, FURTHEST, gapBefore, type Gathering, NEAR, openDraft, startDraft } from './gathering.ts';
import { readLocalised } from './localised-firefox.ts';
import { readUrl } from './values.ts';

const belongsToMessage = (finding: Finding | undefined): boolean =>
  finding !== undefined &&
  ['reason', 'preflight', 'access-control-checks', 'origin', 'category'].includes(finding.meaning.role);

export function addFrame(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): void {
  switch (found.meaning.frame) {
    case 'access':
      return addAccess(gathering, found, next);
    case 'sharing':
      startFrame(gathering, found, { url: readResourceOrigin(gapBefore(gathering, found)) });
      return;
    case 'cannot-load':
    case 'failed-to-load':
      return addCannotLoad(gathering, found, next);
    case 'redirection':
      return addRedirection(gathering, found);
    case 'same-origin-policy':
      return addSameOriginPolicy(gathering, found, next);
    case 'localised':
      return addLocalised(gathering, found, next);
  }
}

/** Before 2018 "Failed to load …" or "XMLHttpRequest cannot load …" stands before it. */
function addAccess(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): void {
  const { bare, ...access } = readAccess(gapBefore(gathering, found));
  const hasReason = belongsToMessage(next) && (next?.start ?? 0) - found.end <= NEAR;
  const isIssue = gapBefore(gathering, found).trimEnd().endsWith('Access');
  const open = openDraft(gathering, found.start);
  if (open?.frame === 'failed-to-load' || open?.frame === 'cannot-load') {
    const url = access.url ?? open.message.url;
    addTo(open, { ...access, url });
    open.frame = 'access';
    open.end = found.end;
  } else if (!bare || hasReason || isIssue || isCutReason(gathering, found, next))
    startFrame(gathering, found, access);
}

/** Whether "blocked by CORS policy", in the middle of a sentence of somebody's own, goes on with the beginning of a reason. */
function isCutReason(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): boolean {
  const text = textBehind(gathering, found, next);
  return /^\s{0,5}:/.test(text) && readCutReason(text.slice(0, NEAR), false) !== null;
}

const BEGINS_WITH_ADDRESS =
  /^[\s'"`‘“:<]{0,6}(?:https?|file|ftp|wss?|blob|data|chrome-extension|capacitor|ionic|app):/i;

/** "Failed to load" is said of much: an address has to follow, or a host and then a reason. */
const isAddress = (text: string, next: Finding | undefined): boolean =>
  BEGINS_WITH_ADDRESS.test(text) || (belongsToMessage(next) && HOST.test(text));

const HOST = /^\s{1,3}[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:\/\S{0,2000})?:\s{1,5}$/;

/** What stands behind the beginning of a message, up to what else was found of it. */
function textBehind({ source }: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): string {
  const end = Math.min(next?.start ?? source.length, found.end + FURTHEST);
  return source.slice(found.end, Math.max(found.end, end));
}

function addCannotLoad(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): void {
  const text = textBehind(gathering, found, next);
  if (found.meaning.frame === 'failed-to-load' && !isAddress(text, next)) return;
  // The refusal of fetch() behind the beginning that other requests have.
  if (openDraft(gathering, found.start)?.frame === 'access') return;
  startFrame(gathering, found, { url: readUrl(text, belongsToMessage(next)) });
}

function addRedirection(gathering: Gathering, found: Found<FrameMeaning>): void {
  const open = openDraft(gathering, found.start);
  const location = fieldsOf(found.values).url ?? null;
  if (open === null) {
    startFrame(gathering, found, { url: location, phase: 'redirect' });
    return;
  }
  addTo(open, { redirectLocation: location, phase: 'redirect', url: open.message.url ?? location });
  open.end = found.end;
}

/** The bracket of a reason that was found with its first word. */
const OPENING = /[\s([]{1,40}$/;

const REASON_MARK = /[([]?\s{0,3}reason\s{0,3}:?\s{0,3}$/i;

/** "a cross-origin request blocked by the browser" is no beginning of a line. */
const isInProse = ({ source }: Gathering, { start, end }: Found<FrameMeaning>): boolean =>
  source.charAt(start) === 'c' && source.charAt(end) !== ':';

function addSameOriginPolicy(
  gathering: Gathering,
  found: Found<FrameMeaning>,
  next: Finding | undefined,
): void {
  const [value] = found.values;
  if (value === undefined && isInProse(gathering, found)) return;
  const raw = value?.closed === true ? value.text : textBehind(gathering, found, next);
  const text = raw.replace(REASON_MARK, '').replace(OPENING, '');
  const closed = value?.closed === true || belongsToMessage(next);
  const url = value === undefined ? null : readUrl(text.split(/[([]reason/i)[0] ?? '', closed);
  const open = openDraft(gathering, found.start);
  if (open?.frame !== 'same-origin-policy' || open.message.url !== null || value === undefined) {
    startFrame(gathering, found, { url });
    return;
  }
  addTo(open, { url, ...(found.meaning.warning ? { topic: 'cors-warning' as const } : {}) });
  open.end = found.end;
}

/**
 * Printable ASCII without space: what an address is made of, and what no word behind it in Asian languages begins with. And what shortens
 * an address, or blackens it.
 */
const ADDRESS_RUN = /^["'‘“«„<]?\s?([!-~…•\u2500-\u25ff]{1,8000})(?:\n(?=[\w/%&=?#.-]{3,})([!-~]{1,2000}))?/;

/** What may stand between the beginning of the line and the address. */
const BEFORE_ADDRESS = /^[\s、，,:：]{1,40}/;

function addLocalised(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): void {
  const end = next?.meaning.role === 'frame' ? next.start : gathering.source.length;
  const rest = gathering.source
    .slice(found.end, Math.min(end, found.end + FURTHEST))
    .replace(BEFORE_ADDRESS, '');
  const run = ADDRESS_RUN.exec(rest);
  const [whole = '', first = '', second = ''] = run ?? [];
  const isWhole = second === '' || /[.)"'’”»]$/.test(first);
  const address = isWhole ? first : first + second;
  const url = readUrl(address, false);
  const { category, parameter, status } = readLocalised(
    rest.slice(isWhole ? whole.indexOf(first) + first.length : whole.length),
  );
  const open = openDraft(gathering, found.start);
  if (open?.frame === 'same-origin-policy' && open.message.url === null) gathering.drafts.pop();
  const draft = startFrame(gathering, found, { url, statusCode: status });
  if (category === null) return;
  draft.hasReason = true;
  applyReason(draft, firefoxReason(category), { failedParameter: parameter });
}

function startFrame(gathering: Gathering, found: Found<FrameMeaning>, known: Partial<DecodedMessage>): Draft {
  const { frame, engine, warning } = found.meaning;
  const draft = startDraft(
    gathering,
    { engine, ...known, topic: warning ? 'cors-warning' : 'cors' },
    found.end,
  );
  draft.frame = frame;
  return draft;
}
