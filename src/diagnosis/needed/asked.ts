import { getHeader, valuesOf } from '../../cors/header-list.ts';
import { isSafelistedMethod } from '../../cors/method.ts';
import { isSameOrigin, originOf } from '../../cors/origin.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { CheckStep } from '../../cors/check-result.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { requestedNames } from '../trace.ts';
import type { Check, Diagnosis, NeededHop } from '../diagnosis.ts';

/** fine · missing: it has to be added · wrong: what is there has to change · unknown: nothing tells, or nothing was judged. */
export type RowState = 'fine' | 'missing' | 'wrong' | 'unknown';

/** What was asked for. `list`: one of the two lists of a preflight's answer is malformed; `location`: where a redirect leads. */
type AskedKind = 'origin' | 'method' | 'header' | 'credentials' | 'private-network' | 'list' | 'location';

/** Why no permission was asked for. */
export type Needless = 'safelisted-method' | 'same-origin' | 'no-cors' | 'without-credentials';

/** What the server said to it. */
type Answered =
  /** The lines of the header, as they were sent; empty when there is none. */
  | { readonly kind: 'lines'; readonly values: readonly string[] }
  /** The list of the header covers it. */
  | { readonly kind: 'listed' }
  | { readonly kind: 'needless'; readonly why: Needless }
  | { readonly kind: 'never-asked' };

/** One thing that the page asked for, what the server answered, and what is needed. */
export interface AskedRow {
  readonly kind: AskedKind;
  /** The origin, method or header name; `with` or `without` for credentials; '' where the page asked for nothing. */
  readonly asked: string;
  /** The response header that answers it, in its canonical case. */
  readonly header: string;
  readonly answered: Answered;
  readonly state: RowState;
  /** The value that the header needs, or the item that its list lacks; null when nothing has to change, or nothing helps. */
  readonly needed: string | null;
}

/**
 * What became of a hop. `answered`: there is a status · `remembered`: an earlier preflight answered for it · `no-answer` · `stopped`: the
 * browser kept it back · `never-sent`: what came before it failed, and `rows` say what it will need · `untold`: the log does not tell.
 */
type HopFate = 'answered' | 'remembered' | 'no-answer' | 'stopped' | 'never-sent' | 'untold';

/** One hop, asked, answered and needed. */
export interface AskedHop {
  readonly kind: NeededHop['kind'];
  readonly method: string;
  readonly url: string;
  readonly fate: HopFate;
  /** 0 without one. */
  readonly status: number;
  readonly statusText: string;
  /** `net::ERR_…` where the browser names one, else ''. */
  readonly error: string;
  /** Of the status alone. */
  readonly state: RowState;
  /** The status that is needed; null when it may stay. */
  readonly neededStatus: number | null;
  readonly rows: readonly AskedRow[];
}

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';
const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';
const ALLOW_PRIVATE_NETWORK = 'Access-Control-Allow-Private-Network';

const lines = (hop: Hop, header: string): Answered => ({
  kind: 'lines',
  values: valuesOf(hop.responseHeaders, header.toLowerCase()),
});

/** A hop that was answered, with what was decided about it. */
interface Judged {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly hop: Hop;
  readonly checks: readonly Check[];
  /** What it has to change; null for nothing. */
  readonly needed: NeededHop | null;
}

const checkOf = ({ checks }: Judged, step: CheckStep): Check | undefined =>
  checks.find((check) => check.step === step);

const neededValue = ({ needed }: Judged, header: string): string | null => needed?.set[header] ?? null;

/** What is absent is missing, and what is there is wrong. */
const failing = (hop: Hop, header: string): RowState =>
  valuesOf(hop.responseHeaders, header.toLowerCase()).length === 0 ? 'missing' : 'wrong';

/** Why nothing about the origin was judged, null where that is not told. */
function unjudged({ exchange, diagnosis, hop }: Judged): Needless | null {
  if (diagnosis.verdict === 'opaque') return 'no-cors';
  return isSameOrigin(exchange.origin, originOf(hop.url)) ? 'same-origin' : null;
}

function originRow(judged: Judged): AskedRow {
  const { exchange, hop } = judged;
  const asked = getHeader(hop.requestHeaders, 'origin') ?? exchange.origin ?? '';
  const check = checkOf(judged, 'allow-origin');
  const row = { kind: 'origin', asked, header: ALLOW_ORIGIN } as const;
  if (check === undefined) {
    const why = unjudged(judged);
    return why === null
      ? { ...row, answered: lines(hop, ALLOW_ORIGIN), state: 'unknown', needed: null }
      : { ...row, answered: { kind: 'needless', why }, state: 'fine', needed: null };
  }
  if (check.corsError === null)
    return { ...row, answered: lines(hop, ALLOW_ORIGIN), state: 'fine', needed: null };
  const state = failing(hop, ALLOW_ORIGIN);
  return { ...row, answered: lines(hop, ALLOW_ORIGIN), state, needed: single(judged, ALLOW_ORIGIN, asked) };
}

/** The value of a header that stands there once: what is needed, or what is right already and must not be repeated. */
const single = (judged: Judged, header: string, right: string): string | null =>
  neededValue(judged, header) ?? (judged.needed?.remove.includes(header) === true ? right : null);

function methodRow(judged: Judged): AskedRow | null {
  const check = checkOf(judged, 'method');
  if (check === undefined) return null;
  const { subject, corsError } = check;
  const row = { kind: 'method', asked: subject, header: ALLOW_METHODS } as const;
  if (corsError === null) {
    const answered: Answered = isSafelistedMethod(subject)
      ? { kind: 'needless', why: 'safelisted-method' }
      : { kind: 'listed' };
    return { ...row, answered, state: 'fine', needed: null };
  }
  const needed = neededValue(judged, ALLOW_METHODS) === null ? null : subject;
  return { ...row, answered: lines(judged.hop, ALLOW_METHODS), state: 'missing', needed };
}

function headerRow({ subject, corsError }: Check, { hop }: Judged, grants: boolean): AskedRow {
  const row = { kind: 'header', asked: subject, header: ALLOW_HEADERS } as const;
  return corsError === null
    ? { ...row, answered: { kind: 'listed' }, state: 'fine', needed: null }
    : { ...row, answered: lines(hop, ALLOW_HEADERS), state: 'missing', needed: grants ? subject : null };
}

function headerRows(judged: Judged): AskedRow[] {
  const grants = neededValue(judged, ALLOW_HEADERS) !== null;
  const checks = judged.checks.filter(({ step }) => step === 'header');
  return checks.map((check) => headerRow(check, judged, grants));
}

/** A list that is no list spoils the whole header, whatever it names. */
const listRows = (judged: Judged): AskedRow[] =>
  (
    [
      ['allow-methods-syntax', ALLOW_METHODS],
      ['allow-headers-syntax', ALLOW_HEADERS],
    ] as const
  )
    .filter(([step]) => (checkOf(judged, step)?.corsError ?? null) !== null)
    .map(([, header]) => ({
      kind: 'list',
      asked: '',
      header,
      answered: lines(judged.hop, header),
      state: 'wrong',
      needed: neededValue(judged, header),
    }));

function privateNetworkRow(judged: Judged): AskedRow | null {
  const check = checkOf(judged, 'allow-private-network');
  if (check === undefined) return null;
  const isFine = check.corsError === null;
  return {
    kind: 'private-network',
    asked: '',
    header: ALLOW_PRIVATE_NETWORK,
    answered: lines(judged.hop, ALLOW_PRIVATE_NETWORK),
    state: isFine ? 'fine' : failing(judged.hop, ALLOW_PRIVATE_NETWORK),
    needed: isFine ? null : neededValue(judged, ALLOW_PRIVATE_NETWORK),
  };
}

/** Null where credentials are no matter: nothing was judged. */
function credentialsRow(judged: Judged): AskedRow | null {
  const { diagnosis, hop } = judged;
  if (checkOf(judged, 'allow-origin') === undefined) return null;
  const row = { kind: 'credentials', header: ALLOW_CREDENTIALS } as const;
  const check = checkOf(judged, 'allow-credentials');
  if (check === undefined) {
    const answered: Answered = { kind: 'needless', why: 'without-credentials' };
    const state = diagnosis.assumptionMatters ? 'unknown' : 'fine';
    return { ...row, asked: 'without', answered, state, needed: null };
  }
  const isFine = check.corsError === null;
  return {
    ...row,
    asked: 'with',
    answered: lines(hop, ALLOW_CREDENTIALS),
    state: isFine ? 'fine' : failing(hop, ALLOW_CREDENTIALS),
    needed: isFine ? null : single(judged, ALLOW_CREDENTIALS, 'true'),
  };
}

function locationRow(judged: Judged): AskedRow | null {
  const check = checkOf(judged, 'redirect-location');
  if (check === undefined || check.corsError === null) return null;
  const answered: Answered = { kind: 'lines', values: [judged.hop.redirectUrl] };
  return { kind: 'location', asked: '', header: 'Location', answered, state: 'wrong', needed: null };
}

const present = (rows: readonly (AskedRow | null)[]): AskedRow[] => rows.filter((row) => row !== null);

/** What has to change is seen first; what is right keeps its order behind it. */
const badFirst = (rows: readonly AskedRow[]): AskedRow[] =>
  rows.toSorted((one, other) => Number(needsChange(other)) - Number(needsChange(one)));

const needsChange = ({ state }: AskedRow): boolean => state === 'missing' || state === 'wrong';

const isBad = (check: Check | undefined): boolean => check !== undefined && check.corsError !== null;

/** An error is what people have to look at, whether or not CORS looks at it: only a preflight's status is judged. */
function statusState(judged: Judged): RowState {
  if (judged.hop.kind !== 'preflight') return judged.hop.status >= 400 ? 'wrong' : 'fine';
  const isJudged = judged.checks.length > 0;
  const isWrong = isBad(checkOf(judged, 'preflight-redirect')) || isBad(checkOf(judged, 'preflight-status'));
  return isWrong ? 'wrong' : isJudged ? 'fine' : 'unknown';
}

function answeredHop(judged: Judged): AskedHop {
  const { hop, needed } = judged;
  const { kind, method, url, status, statusText, error } = hop;
  return {
    kind,
    method,
    url,
    fate: 'answered',
    status,
    statusText,
    error,
    state: statusState(judged),
    neededStatus: needed?.status ?? null,
    rows: [
      ...present([originRow(judged), credentialsRow(judged)]),
      ...badFirst(
        present([
          privateNetworkRow(judged),
          ...listRows(judged),
          methodRow(judged),
          ...headerRows(judged),
          locationRow(judged),
        ]),
      ),
    ],
  };
}

/** A hop without rows of its own. */
function bareHop({ kind, method, url, error }: Hop, fate: HopFate, state: RowState): AskedHop {
  return { kind, method, url, fate, status: 0, statusText: '', error, state, neededStatus: null, rows: [] };
}

const itemsOf = ({ set }: NeededHop, header: string): readonly string[] =>
  tokenListOrEmpty([{ name: header, value: set[header] ?? '' }], header.toLowerCase()).items;

function neverSent(needed: NeededHop): AskedHop {
  const { kind, method, url, set } = needed;
  const answered: Answered = { kind: 'never-asked' };
  const row = (of: AskedKind, asked: string, header: string, value: string): AskedRow => ({
    kind: of,
    asked,
    header,
    answered,
    state: 'missing',
    needed: value,
  });
  const origin = set[ALLOW_ORIGIN];
  const credentials = set[ALLOW_CREDENTIALS];
  return {
    kind,
    method,
    url,
    fate: 'never-sent',
    status: 0,
    statusText: '',
    error: '',
    state: 'unknown',
    neededStatus: null,
    rows: [
      ...(origin === undefined ? [] : [row('origin', origin, ALLOW_ORIGIN, origin)]),
      ...(credentials === undefined ? [] : [row('credentials', 'with', ALLOW_CREDENTIALS, credentials)]),
      ...itemsOf(needed, ALLOW_METHODS).map((item) => row('method', item, ALLOW_METHODS, item)),
      ...itemsOf(needed, ALLOW_HEADERS).map((item) => row('header', item, ALLOW_HEADERS, item)),
    ],
  };
}

/** What became of a hop that has no status. Null: what is `needed` tells of it, or nobody needs to know. */
function unanswered(hop: Hop, index: number, { diagnosis }: Pick<Judged, 'diagnosis'>): AskedHop | null {
  const { verdict, blocking, failure, checks } = diagnosis;
  if (verdict === 'unknown') return bareHop(hop, 'untold', 'unknown');
  if (failure !== null) return bareHop(hop, 'no-answer', failure.hop === index ? 'wrong' : 'unknown');
  if (blocking === null) return bareHop(hop, 'untold', 'unknown');
  if (blocking.hop === null) return bareHop(hop, 'stopped', 'wrong');
  const isJudged = checks.some((check) => check.hop === index);
  return blocking.hop === index && !isJudged ? bareHop(hop, 'stopped', 'wrong') : null;
}

function remembered({ cachedPreflight }: Exchange): AskedHop[] {
  if (cachedPreflight === null) return [];
  const { hop } = cachedPreflight;
  return [
    {
      ...bareHop(hop, 'remembered', 'fine'),
      status: hop.status,
      statusText: hop.statusText,
      rows: requestedNames(hop).map((asked) => ({
        kind: 'header',
        asked,
        header: ALLOW_HEADERS,
        answered: { kind: 'listed' },
        state: 'fine',
        needed: null,
      })),
    },
  ];
}

/**
 * What the page asked for, hop by hop and value by value, what the server answered to it, and what is needed: those that were never sent
 * come last. A state is that of the checks, and so the browser's; nothing is judged here.
 */
export function askedHops(exchange: Exchange, diagnosis: Diagnosis): readonly AskedHop[] {
  const hops: AskedHop[] = remembered(exchange);
  for (const [index, hop] of exchange.hops.entries()) {
    const checks = diagnosis.checks.filter((check) => check.hop === index);
    const needed = diagnosis.needed.find((each) => each.hop === index) ?? null;
    const judged = { exchange, diagnosis, hop, checks, needed };
    const isShown = hop.status !== 0 || checks.length > 0;
    const asked = isShown ? answeredHop(judged) : unanswered(hop, index, judged);
    if (asked !== null) hops.push(asked);
  }
  for (const needed of diagnosis.needed) if (needed.hop === null) hops.push(neverSent(needed));
  return hops;
}

/** How many rows have to change, by what they lack. The status of the hop is not among them. */
export function changesOf({ rows }: Pick<AskedHop, 'rows'>): Readonly<Record<'missing' | 'wrong', number>> {
  const count = (wanted: RowState): number => rows.filter(({ state }) => state === wanted).length;
  return { missing: count('missing'), wrong: count('wrong') };
}
