import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { AskedHop, AskedRow, Needless } from '../diagnosis/needed/asked.ts';
import { hostOf, shownPath } from './addresses.ts';
import { code, formatCount, paragraph, sentence, strong } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** The columns: what the page asked for, what the server said to it, and what it has to say. */
export const ASKED_COLUMNS = ['Your page asks', 'Server says', 'Needed'] as const;

const KINDS: Readonly<Record<AskedRow['kind'], string>> = {
  origin: 'Origin',
  method: 'Method',
  header: 'Header',
  credentials: 'Credentials',
  'private-network': 'Private network',
  list: 'List',
  location: 'Next address',
};

/** What stands before the value that was asked for. */
export const askedLabel = ({ kind }: AskedRow): string => KINDS[kind];

const NEEDLESS: Readonly<Record<Needless, string>> = {
  'safelisted-method': 'needs none',
  'same-origin': 'same origin',
  'no-cors': 'asked without CORS',
  'without-credentials': 'not asked for',
};

const line = (header: string, value: string): RichText => sentence`${code(`${header}: ${value}`)}`;

/** A list of names is not repeated for each of them, and its name is told once. */
function badAnswer(
  { kind, state, header }: AskedRow,
  values: readonly string[],
  isListTold: boolean,
): RichText {
  const isListed = kind === 'method' || kind === 'header';
  if (isListed && isListTold) return sentence`not listed`;
  if (isListed) return values.length === 0 ? sentence`no ${code(header)}` : sentence`not in ${code(header)}`;
  return state === 'missing' ? sentence`not sent` : eachOf(values);
}

/** Header lines that stand one after the other. */
const eachOf = (values: readonly string[]): RichText =>
  paragraph(...values.map((value) => (value === '' ? sentence`empty` : sentence`${code(value)}`)));

/** What equals the question is not repeated. */
function rightAnswer({ asked }: AskedRow, values: readonly string[]): RichText {
  const [value] = values;
  if (value === undefined) return sentence`nothing`;
  if (values.length === 1 && value === asked) return sentence`allowed`;
  return value === '*' ? sentence`any origin (${code('*')})` : eachOf(values);
}

/** What the server said, in a few words. `isListTold`: another row said already which list it is. */
export function answerText(row: AskedRow, isListTold = false): RichText {
  const { answered, state } = row;
  switch (answered.kind) {
    case 'listed':
      return sentence`listed`;
    case 'needless':
      return sentence`${NEEDLESS[answered.why]}`;
    case 'never-asked':
      return sentence`–`;
    case 'lines':
      if (state === 'missing' || state === 'wrong') return badAnswer(row, answered.values, isListTold);
      return rightAnswer(row, answered.values);
  }
}

/** What has to be added: the item that a list lacks, or the whole line. Null when nothing has to change. */
export function neededText({ kind, header, answered, needed }: AskedRow): RichText | null {
  if (needed === null) return null;
  const isListed = kind === 'method' || kind === 'header';
  return isListed && answered.kind !== 'never-asked' ? sentence`${code(needed)}` : line(header, needed);
}

const hopName = ({ kind, fate }: AskedHop): string => {
  if (kind === 'preflight') return 'Preflight';
  if (kind === 'redirect') return 'Redirect';
  return fate === 'answered' || fate === 'never-sent' ? 'Response' : 'Request';
};

/** `Preflight OPTIONS`; with its address where that is another one than what the page asked for, and its host where that is. */
export function hopText(hop: AskedHop, asked: string): RichText {
  const host = hostOf(hop.url);
  const path = host === hostOf(asked) ? shownPath(hop.url) : host + shownPath(hop.url);
  const place = hop.url === asked ? '' : path;
  return sentence`${strong(hopName(hop))} ${code(`${hop.method} ${place}`.trim())}`;
}

/** What became of a hop: its status, or why there is none. */
export function fateText({ fate, status, statusText, error, kind }: AskedHop): RichText {
  switch (fate) {
    case 'answered':
      return status === 0
        ? sentence`redirected`
        : sentence`${code(statusText === '' ? String(status) : `${status} ${statusText}`)}`;
    case 'remembered':
      return sentence`remembered from before`;
    case 'no-answer':
      return error === '' ? sentence`no answer` : sentence`no answer (${code(error)})`;
    case 'stopped':
      return kind === 'preflight' && error.includes('REDIRECT')
        ? sentence`redirected`
        : sentence`stopped by the browser`;
    case 'never-sent':
      return sentence`never sent`;
    case 'untold':
      return sentence`the log does not tell`;
  }
}

/** `7 missing`, `1 wrong, 2 missing`; '' when nothing has to change. */
export const changesText = ({ missing, wrong }: Readonly<Record<'missing' | 'wrong', number>>): string =>
  [wrong > 0 ? `${formatCount(wrong)} wrong` : '', missing > 0 ? `${formatCount(missing)} missing` : '']
    .filter((part) => part !== '')
    .join(', ');

/** That the credentials mode cannot be seen, where it matters: whoever tries both sees what each means. Null where it is no matter. */
export function credentialsUntold({ alternatives, assumptionMatters }: Diagnosis): string | null {
  if (alternatives.length > 0) return 'DevTools cannot tell, and the error differs';
  return assumptionMatters ? 'DevTools cannot tell which' : null;
}
