import type { FrameMeaning } from '../sentences/frames.ts';
import { readAccess, readResourceOrigin } from './access.ts';
import type { DecodedMessage } from './decoded-message.ts';
import {
  addTo,
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
import type { Finding } from './findings.ts';
import { unwrapped } from './unknown-translation.ts';
import { readUrl } from './values.ts';

const belongsToMessage = (finding: Finding | undefined): boolean =>
  finding !== undefined &&
  ['reason', 'preflight', 'access-control-checks', 'origin', 'category'].includes(finding.meaning.role);

export function addFrame(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): void {
  switch (found.meaning.frame) {
    case 'access-beginning':
      return addAccessBeginning(gathering, found, next);
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
  }
}

/** `Access to … at …`, before it is known what follows. */
function addAccessBeginning(
  gathering: Gathering,
  found: Found<FrameMeaning>,
  next: Finding | undefined,
): void {
  const end = Math.min(next?.start ?? Number.POSITIVE_INFINITY, found.end + FURTHEST);
  const { bare: _bare, ...access } = readAccess(gathering.source.slice(found.start, end));
  if (access.origin === null && !NAMES_ADDRESS.test(gathering.source.slice(found.end, found.end + 20)))
    return;
  startFrame(gathering, found, access).end = end === next?.start ? end : found.end;
}

/** A quotation, or an address that somebody typed without its marks. */
const NAMES_ADDRESS = /^\s{0,3}(?:["'‘’“”`«<]|[a-z][a-z+-]{1,14}:\/)/;

/** Before 2018 "Failed to load …" or "XMLHttpRequest cannot load …" stands before it. */
function addAccess(gathering: Gathering, found: Found<FrameMeaning>, next: Finding | undefined): void {
  const open = openDraft(gathering, found.start);
  if (open?.frame === 'access-beginning') {
    open.frame = 'access';
    open.end = found.end;
    return;
  }
  const { bare, ...access } = readAccess(gapBefore(gathering, found));
  const hasReason = belongsToMessage(next) && (next?.start ?? 0) - found.end <= NEAR;
  const isIssue = gapBefore(gathering, found).trimEnd().endsWith('Access');
  if (open !== null && open.frame !== 'same-origin-policy' && open.frame !== 'sharing') {
    const { url, origin } = open.message;
    addTo(open, { ...access, url: access.url ?? url, origin: access.origin ?? origin, engine: 'chromium' });
    open.frame = 'access';
    open.end = found.end;
  } else if (!bare || hasReason || isIssue) {
    const isCut = bare && !isIssue && found.readings[0]?.beginning !== 'whole';
    startFrame(gathering, found, access).isFrontCut = isCut;
  }
}

const BEGINS_WITH_ADDRESS =
  /^[\s'"`‘“:<]{0,6}(?:https?|file|ftp|wss?|blob|data|chrome-extension|capacitor|ionic|tauri|app):/i;

/** "Failed to load" is said of much: an address has to follow, or a host and then a reason. */
const isAddress = (text: string, next: Finding | undefined): boolean =>
  BEGINS_WITH_ADDRESS.test(text) || (belongsToMessage(next) && HOST.test(text));

/** A host, or a word in capital letters or brackets that somebody put in place of the address. */
const HOST =
  /^\s{1,3}(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:\/\S{0,2000})?:|[A-Z][A-Z_\d]{1,40}[:.]?|<[\w .-]{1,60}>[:.]?)\s{1,5}$/;

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
  const torn = TORN.exec(text);
  const url = torn === null ? readUrl(text, belongsToMessage(next)) : `${torn[1]}:/${torn[2]}`;
  startFrame(gathering, found, { url });
}

/** Playwright takes WebKit's words before the first colon for the name of an error: `{ name: '… cannot load https', message: '/host/…' }`. */
const TORN =
  /^\s{0,3}(https?)["'`]?\W{1,60}\w{1,20}["'`]?\s{0,3}[:=]\s{0,3}["'`](\/[\w.-]{1,200}(?::\d{1,5})?\/\S{0,2000})\s{1,5}$/i;

/** The address is the one that was redirected to. */
function addRedirection(gathering: Gathering, found: Found<FrameMeaning>): void {
  const open = openDraft(gathering, found.start);
  const location = fieldsOf(found.values).url ?? null;
  if (open === null) {
    const draft = startFrame(gathering, found, { url: location, phase: 'redirect' });
    draft.repeated = isRepeated(gathering, found);
    return;
  }
  addTo(open, { redirectLocation: location, phase: 'redirect', url: open.message.url ?? location });
  open.end = found.end;
}

/** The bracket of a reason that was found with its first word. */
const OPENING = /[\s([]{1,40}$/;

const REASON_MARK = /(?:[([]?\s{0,3}reason|\s[(（]\s{0,3}\p{L}{1,20})\s{0,3}[:：]?\s{0,3}$/iu;

/** "a cross-origin request blocked by the browser" is no beginning of a line. */
const isInProse = ({ source }: Gathering, { start, end }: Found<FrameMeaning>): boolean =>
  source.startsWith('cross', start) && source.charAt(end) !== ':';

function addSameOriginPolicy(
  gathering: Gathering,
  found: Found<FrameMeaning>,
  next: Finding | undefined,
): void {
  if (found.values.length === 0 && isInProse(gathering, found)) return;
  const known = requestBefore(gathering, found, firefoxAddress(gathering, found, next));
  const open = openDraft(gathering, found.start);
  if (open?.frame !== 'same-origin-policy' || open.message.url !== null) {
    startFrame(gathering, found, known);
    return;
  }
  addTo(open, { ...known, ...(found.meaning.warning ? { topic: 'cors-warning' as const } : {}) });
  open.end = found.end;
}

type Request = Pick<DecodedMessage, 'url' | 'method'>;

/** What Firefox says of the request in the line before. */
function requestBefore(gathering: Gathering, found: Found<FrameMeaning>, url: string | null): Request {
  const asked = REQUEST_LINE.exec(gapBefore(gathering, found).slice(-NEAR));
  return { url: url ?? asked?.[2] ?? null, method: asked?.[1] ?? null };
}

/** The address in the line, up to the bracket of its reason. */
function firefoxAddress(
  gathering: Gathering,
  found: Found<FrameMeaning>,
  next: Finding | undefined,
): string | null {
  const [value] = found.values;
  if (value === undefined) return addressBehind(gathering.source.slice(found.end, found.end + FURTHEST));
  const raw = value?.known === 'both' ? value.text : textBehind(gathering, found, next);
  const text = raw.replace(REASON_MARK, '').replace(OPENING, '');
  const closed = value?.known === 'both' || belongsToMessage(next);
  return readUrl(text.split(/[([]reason/i)[0] ?? '', closed);
}

/** The address and the bracket of the reason, behind words that are not known. */
const ADDRESS_BEHIND = /^[^\n(（]{0,160}?((?:https?|file):[!-~]{1,2000})\s{0,3}[(（]/;

const addressBehind = (rest: string): string | null => {
  const address = ADDRESS_BEHIND.exec(unwrapped(rest))?.[1];
  return address === undefined ? null : readUrl(address, false);
};

/** The line that Firefox shows before it. */
const REQUEST_LINE =
  /\bXHR\s?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s?\n?\s{0,3}(https?:\/\/\S{1,2000})[^]{0,200}$/;

function startFrame(gathering: Gathering, found: Found<FrameMeaning>, known: Partial<DecodedMessage>): Draft {
  const { frame, engine } = found.meaning;
  // Where the words go on otherwise, it is as likely the line itself in words that are not known.
  const warning = found.meaning.warning && found.readings[0]?.ending !== 'other';
  const draft = startDraft(
    gathering,
    { engine, ...known, topic: warning ? 'cors-warning' : 'cors' },
    found.end,
  );
  draft.frame = frame;
  return draft;
}
