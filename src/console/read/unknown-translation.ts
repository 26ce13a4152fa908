import { categoryWithStatus, firefoxReason } from '../sentences/firefox-reasons.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { NO_MESSAGE } from './draft.ts';
import { readStatus, readUrl } from './values.ts';

/** What stands behind the address of a line of Firefox whose words are not known. */
export interface UnknownReason {
  readonly meaning: ReasonMeaning;
  readonly parameter: string | null;
  readonly status: number | null;
}

/** Its scheme is no word before a reason. */
const ADDRESS_BEFORE = /^[^\n:]{0,200}:\/\/[!-~]{1,3000}/;

/** A word, a colon and a sentence that names a header between quotation marks, in brackets or not. Bounded. */
const REASON = /^[^\n]{0,300}?[\p{L}]{1,20}\s{0,3}[:：]([^\n]{0,500})/u;

const HEADER =
  /["'‘’“”«»「」„`]\s{0,3}Access-Control-Allow-(Origin|Methods|Headers|Credentials)\s{0,3}["'‘’“”«»「」„`]/i;

/** The pairs of quotation marks that one text may use: where the first is found, the others are apostrophes. */
const QUOTATIONS: readonly RegExp[] = [
  /«([^«»]{0,300})(?:»|$)/g,
  /„([^„”“]{0,300})(?:[”“]|$)/g,
  /“([^“”]{0,300})(?:”|$)/g,
  /‘([^‘’]{0,300})(?:[’']|$)/g,
  /[「']([^「」'\n]{0,300})(?:[」']|$)/g,
  /"([^"\n]{0,300})(?:"|$)/g,
];

/** What is quoted beside the names of headers. */
function valuesIn(reason: string): string[] {
  const quotation = QUOTATIONS.find((pattern) => reason.search(pattern) !== -1);
  const all = quotation === undefined ? [] : [...reason.matchAll(quotation)];
  return all
    .map(([, value = '']) => value.trim())
    .filter((value) => !/^access-control|^preflight$/i.test(value));
}

/** The preflight, in the words of most languages. */
const PREFLIGHT = /preflight|pr[eé]-?v[eé]rif|prevuelo|previa|pr[eé]-?conex|プリフライト|预检|預檢|사전/i;

function meaningOf(header: string, values: readonly string[], reason: string): ReasonMeaning | null {
  const isWildcard = values.includes('*');
  switch (header.toLowerCase()) {
    case 'credentials':
      return firefoxReason(isWildcard ? 'CORSNotSupportingCredentials' : 'CORSMissingAllowCredentials');
    case 'methods':
      return firefoxReason(values.length > 0 ? 'CORSInvalidAllowMethod' : 'CORSMethodNotFound');
    case 'headers':
      return PREFLIGHT.test(reason) ? firefoxReason('CORSMissingAllowHeaderFromPreflight2') : null;
    default:
      if (isWildcard) return firefoxReason('CORSNotSupportingCredentials');
      return values.length > 0
        ? firefoxReason('CORSAllowOriginNotMatchingOrigin')
        : { ...firefoxReason('CORSMissingAllowOrigin'), alsoPossible: ['MultipleAllowOriginValues'] };
  }
}

/** The reasons that name no header, where one word is the same in many languages. */
function meaningWithout(reason: string): ReasonMeaning | null {
  if (PREFLIGHT.test(reason)) return firefoxReason('CORSPreflightDidNotSucceed');
  return /\bhttp\b/i.test(reason) ? firefoxReason('CORSRequestNotHttp') : null;
}

/** What ends a reason: without it the value may have been cut off. */
const CLOSED = /[)）。]|(?<!\.)\.(?![.\w])/;

const STATUS = /[:：]\s{0,3}(\d{3}(?!\d)|[(（]null[)）])/;

/** The line, with the next where it was wrapped before its address or its reason. */
export const unwrapped = (rest: string): string =>
  rest.replace(WRAPPED_BEFORE, '$1 ').replace(WRAPPED_BEFORE, '$1 ');

const WRAPPED_BEFORE =
  /^([^\n(（]{0,3000})\n[ \t]{0,40}(?=(?:https?|file):|[(（]|(?!\p{L}{0,20}Error)\p{Lu}\p{L}{2,20}\s?[:：]\s)/u;

/** Reads the reason by what is the same in all languages: the header that it names and what it quotes. null: neither tells. */
export function readUnknownReason(rest: string): UnknownReason | null {
  const line = REASON.exec(unwrapped(rest).replace(ADDRESS_BEFORE, ''))?.[1] ?? '';
  const header = HEADER.exec(line);
  const stated = STATUS.exec(line);
  const reason = stated === null ? line : line.slice(0, stated.index);
  const end = header === null ? 0 : header.index + header[0].length;
  if (!/cors/i.test(reason) || !CLOSED.test(line.slice(end))) return null;
  const values = valuesIn(reason);
  const meaning = header === null ? meaningWithout(reason) : meaningOf(header[1] ?? '', values, reason);
  if (meaning === null) return null;
  const { browserCode } = meaning;
  return {
    meaning: {
      ...meaning,
      browserCode: browserCode !== null && stated !== null ? categoryWithStatus(browserCode) : browserCode,
    },
    parameter: NAMING.test(browserCode ?? '') ? (values[0] ?? null) : null,
    status: readStatus(stated?.[1] ?? ''),
  };
}

/** The categories that name a value. */
const NAMING = /NotMatching|Invalid|FromPreflight/;

/** An address, in characters that no word of another script begins with. */
const ADDRESS = /\b(?:https?|file|data|blob):[!-~]{1,2000}/g;

/** Most addresses that are looked at. */
const MOST_ADDRESSES = 100;

/** How far a reason may go behind its address, in UTF-16 units. */
const NEAR = 700;

/** Lines of Firefox of which not even the beginning is known: an address, and in brackets a reason. Linear. */
export function readUnknownLanguage(source: string): DecodedMessage[] {
  const messages: DecodedMessage[] = [];
  let addresses = 0;
  for (const { 0: address, index } of source.matchAll(ADDRESS)) {
    if (++addresses > MOST_ADDRESSES) break;
    const rest = source.slice(index + address.length, index + address.length + NEAR);
    const read = /^[^\n(（]{0,200}[(（]/.test(rest) ? readUnknownReason(rest) : null;
    if (read === null) continue;
    const { engine, corsError, alsoPossible, phase, browserCode } = read.meaning;
    messages.push({
      ...NO_MESSAGE,
      engine,
      corsError,
      alsoPossible,
      phase,
      browserCode,
      url: readUrl(address, false),
      failedParameter: read.parameter,
      statusCode: read.status,
    });
  }
  return messages;
}
