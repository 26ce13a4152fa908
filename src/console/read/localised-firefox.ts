import { categoryWithStatus } from '../sentences/former-firefox.ts';

/** What Firefox says behind the address, in any language. */
export interface LocalisedReason {
  /** null: the text tells no reason. */
  readonly category: string | null;
  readonly parameter: string | null;
  readonly status: number | null;
}

/** Longest part that is looked at, in UTF-16 units. */
const LONGEST_REASON = 700;

/**
 * The line ends behind its last sentence, or behind how many times it was printed; a line break elsewhere is one of wrapping. Bounded, as the
 * text may be all spaces.
 */
const END = /[.。）)][ \t]{0,40}(?:\d{1,6}[ \t]{0,40})?\n/;

/** A reason stands in brackets or behind a word and a colon. */
const MARK = /[(（]|\p{L}\s{0,2}[:：]/u;

/** Stems that tell reasons apart which name no header, in German, French, Spanish, Portuguese, Italian, Polish, Dutch, Russian, Ukrainian, Turkish, Japanese, Chinese and Korean. */
const PREFLIGHT =
  /preflight|pr[eé]-?v[eé]rif|prevuelo|verificación previa|comprovação|pré-?conexão|предварит|предпол|プリフライト|预检|預檢|사전 점검|ön uçuş|wstępn/i;
const CHANNEL = /pré-?conexão|kanal|canal|channel|канал|チャンネル|通道|채널/i;
const REDIRECT =
  /weiterleitung|umleitung|redirec|reindirizz|перенаправл|переспрям|リダイレクト|重定向|重新導向|重導|리다이렉트|리디렉션|przekierow|omleiding|yönlendir/i;
const DISABLED =
  /deaktiv|désactiv|desactiv|deshabilit|inhabilit|desativ|disattiv|disabilit|отключ|вимкн|無効|未启用|禁用|停用|비활성|wyłącz|uitgeschakeld|disabled|devre dışı/i;
const SEVERAL =
  /mehrere|nur ein|plusieurs|m[uú]ltip|vários|várias|нескольк|декільк|複数|多个|多個|여러|wiele|meerdere|birden/i;
const MISMATCH =
  /überein|correspond|corrispond|coincid|совпад|збіга|zgodn|overeen|不匹配|不符合|異な|일치|eşleş|match/i;
const ORIGIN_HEADER = /^orig(?:in|en)$/i;

/** The pairs of quotation marks that one text may use: where the first is found, the others are apostrophes. */
const QUOTATIONS: readonly RegExp[] = [
  /«([^«»]{0,300})»/g,
  /„([^„”“]{0,300})[”“]/g,
  /“([^“”]{0,300})”/g,
  /‘([^‘’]{0,300})[’']/g,
  /[「']([^「」'\n]{0,300})[」']/g,
  /"([^"\n]{0,300})"/g,
];

function quotedIn(text: string): string[] {
  const quotation = QUOTATIONS.find((pattern) => text.search(pattern) !== -1);
  return quotation === undefined ? [] : [...text.matchAll(quotation)].map(([, value = '']) => value.trim());
}

const isHeader = (value: string): boolean => /^access\s*-?\s*control/i.test(value);

/** The part of `rest` (what stands behind the address) that belongs to the line. */
function lineIn(rest: string): string {
  const near = rest.slice(0, LONGEST_REASON);
  const end = near.search(END);
  const nextLine = end === -1 ? -1 : near.indexOf('\n', end);
  return nextLine === -1 ? near : near.slice(0, nextLine);
}

function statusIn(line: string): { readonly text: string; readonly status: number | null } {
  const all = [...line.matchAll(/[:：]\s{0,3}(\d{3}(?!\d)|\(null\)|（null）)/g)];
  const last = all.at(-1);
  if (last === undefined) return { text: line, status: null };
  const digits = Number(last[1]);
  return { text: line.slice(0, last.index), status: Number.isNaN(digits) ? 0 : digits };
}

/** Reads what stands behind the address of a line whose beginning was recognised. Total. */
export function readLocalised(rest: string): LocalisedReason {
  const { text, status } = statusIn(lineIn(rest));
  const mark = text.search(MARK);
  const reason = mark === -1 ? '' : text.slice(mark);
  const category = reason.includes('CORS') || isHeaderNamed(reason) ? categoryOf(reason, status) : null;
  const parameter = category === null ? null : parameterOf(category, reason);
  const numbered = category === null || status === null ? category : categoryWithStatus(category);
  return { category: numbered, parameter, status: status === 0 ? null : status };
}

const squeezed = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

const isHeaderNamed = (reason: string): boolean => squeezed(reason).includes('access-control-allow-');

/** What is quoted beside the names of CORS headers. */
const valuesIn = (reason: string): string[] => quotedIn(reason).filter((value) => !isHeader(value));

function categoryOf(reason: string, status: number | null): string {
  const text = squeezed(reason);
  const values = valuesIn(reason);
  const isWildcard = values.includes('*');
  if (values.some((value) => /^authorization$/i.test(value)) && isWildcard)
    return 'CORSAllowHeaderFromPreflightDeprecation';
  if (text.includes('access-control-allow-credentials'))
    return isWildcard ? 'CORSNotSupportingCredentials' : 'CORSMissingAllowCredentials';
  if (text.includes('access-control-allow-methods'))
    return values.length > 0 ? 'CORSInvalidAllowMethod' : 'CORSMethodNotFound';
  if (text.includes('access-control-allow-headers')) return headersCategory(reason);
  if (!text.includes('access-control-')) return unnamedCategory(reason, values, status);
  // Until 2016 Firefox said that `*` does not match.
  if (isWildcard && !MISMATCH.test(reason)) return 'CORSNotSupportingCredentials';
  if (SEVERAL.test(reason)) return 'CORSMultipleAllowOriginNotAllowed';
  return values.length > 0 ? 'CORSAllowOriginNotMatchingOrigin' : 'CORSMissingAllowOrigin';
}

function headersCategory(reason: string): string {
  if (!PREFLIGHT.test(reason)) return 'CORSInvalidAllowHeader';
  return CHANNEL.test(reason)
    ? 'CORSMissingAllowHeaderFromPreflight'
    : 'CORSMissingAllowHeaderFromPreflight2';
}

function unnamedCategory(reason: string, values: readonly string[], status: number | null): string {
  if (values.some((value) => ORIGIN_HEADER.test(value))) return 'CORSOriginHeaderNotAdded';
  if (PREFLIGHT.test(reason))
    return CHANNEL.test(reason) ? 'CORSPreflightDidNotSucceed' : 'CORSPreflightDidNotSucceed2';
  if (REDIRECT.test(reason)) return 'CORSExternalRedirectNotAllowed';
  if (/\bhttp\b|http/i.test(reason)) return 'CORSRequestNotHttp';
  if (DISABLED.test(reason)) return 'CORSDisabled';
  // A status other than "(null)" has been answered: that is the preflight's.
  return status !== null && status !== 0 ? 'CORSPreflightDidNotSucceed2' : 'CORSDidNotSucceed';
}

const NAMING = new Set([
  'CORSInvalidAllowMethod',
  'CORSInvalidAllowHeader',
  'CORSMissingAllowHeaderFromPreflight',
  'CORSMissingAllowHeaderFromPreflight2',
  'CORSAllowOriginNotMatchingOrigin',
]);

/** Italian and others quote the word "preflight" too. */
const parameterOf = (category: string, reason: string): string | null =>
  NAMING.has(category)
    ? (valuesIn(reason).find((value) => value.toLowerCase() !== 'preflight') ?? null)
    : null;
