import { withoutLinePrefixes } from './line-prefixes.ts';

/** Longest text that is read, in UTF-16 units; what follows is left out. */
const LONGEST_TEXT = 4_000_000;

/*
 * Every expression below is linear: no quantifier inside another one, and what may repeat is bounded or ends at the first character of the
 * next candidate.
 */

/** ECMA-48 control sequences, as terminals colour their text with. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const CONTROL_SEQUENCE = /\u001b\[[0-9;]{0,20}[A-Za-z]/g;

/** Soft hyphens, zero-width characters, bidirectional marks, byte order marks. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** Some editors lose the semicolon, or take the digits for code. */
const ENTITY = /&`?(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6})(?=`?;))`?;?/gi;

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['hellip', '…'],
  ['shy', ''],
]);

const LARGEST_CODE_POINT = 0x10_ffff;

function decodeEntity(entity: string, decimal = '', hexadecimal = '', name = ''): string {
  if (name !== '') return NAMED_ENTITIES.get(name.toLowerCase()) ?? entity;
  const codePoint = decimal === '' ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return codePoint <= LARGEST_CODE_POINT ? String.fromCodePoint(codePoint) : entity;
}

/** Tags that people's editors, trackers and mail programs put around pasted text. Others may be a placeholder such as `<host>`. */
const BLOCK_TAG =
  /<\/?(?:p|br|div|li|ul|ol|pre|tr|td|th|table|tbody|blockquote|details|summary|h[1-6]|hr)(?:\s[^<>]{0,2000})?\/?>/gi;
const INLINE_TAG =
  /<\/?(?:a|b|i|u|s|em|strong|code|span|tt|kbd|samp|var|font|small|sup|sub|mark|del|ins|img|q|cite)(?:\s[^<>]{0,2000})?\/?>/gi;

const MARKDOWN_LINK = /\[([^[\]\n]{0,2000})\]\(\s?<?([^()\s<>]{0,2000})>?(?:\s"[^"()\n]{0,200}")?\s?\)/g;
/** `<https://host|shown>` */
const SLACK_LINK = /<([a-z][a-z\d+.-]{1,20}:[^<>|\s]{1,2000})\|[^<>\n]{0,2000}>/gi;
/** `[shown|https://host]` */
const JIRA_LINK = /\[([^[\]|\n]{1,2000})\|[a-z][a-z\d+.-]{1,20}:[^[\]|\s]{1,2000}(?:\|[^[\]\n]{0,40})?\]/gi;
const JIRA_MARK = /\{(?:code|noformat|quote|color)(?::[^{}\n]{0,60})?\}|\{\{|\}\}/gi;

/** What is shown of a link is what the browser printed, unless it was shortened. */
const shownOrTarget = (_link: string, shown: string, target: string): string =>
  /…|\.\.\.$/.test(shown) && target.startsWith(shown.slice(0, 8)) ? target : shown;

/** `\u0027`, as JSON and source code have it. */
const ESCAPED_CHARACTER = /\\{1,2}u([\da-fA-F]{4})/g;

/** Chromium itself writes the bytes of a header's value so, with capital letters. */
function decodeCharacter(escape: string, digits = ''): string {
  const code = Number.parseInt(digits, 16);
  const isOfChromium = code >= 0x7f && code <= 0xff && digits === digits.toUpperCase();
  return isOfChromium || code < 0x20 ? escape : String.fromCharCode(code);
}

/** A text between whose words `%20` stands, as in an address that carries it. */
const PERCENT_ENCODED = /(?<![^\s"'`])[^\s"'`:/]{1,400}%20[^\s"'`]{0,8000}/g;

function decodePercent(run: string): string {
  if (!/%20(?:to|by|the|has|been|from|reading|blocked|is)%20/i.test(run)) return run;
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replaceAll('%20', ' ').replaceAll('%27', "'");
  }
}

/** More marks on one letter than any language has: putting them in order takes time that grows with their square. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A scheme that somebody tore off its address, so that no link would be made of it. */
const TORN_SCHEME = /\b(https?): \/\//gi;

/** Line breaks and quotation marks written as escapes, as in JSON or source code. */
const ESCAPED_BREAK = /\\r?\\n|\\n(?=[\s"'\\A-Z[(]|$)/g;
const ESCAPED_MARK = /\\(?=["'`*_[\]()<>#~|/-])/g;

/** The button that DevTools shows behind an error, which is copied with it. */
const BUTTON =
  /(?:Understand\s{1,3}this\s{1,3}(?:error|warning)|Comprende este error|Comprendre cette erreur|Fehler verstehen|Compreender este erro)(?:\s?AI|\s?IA)?/g;

/** The marks of bold text, where they stand at the edge of words: an address may hold stars. */
const BOLD = /(?<![^\s(])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![^\s.,;:)])/g;

/** The marks of code where it stands in a line, as one. */
const CODE_MARKS = /(?<=[^\n`])`{2,3}(?=[^\n`])/g;

/** No-break and other wide or narrow spaces. Tab and line feed stay. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LINE_BREAK = /\r\n?|[\u2028\u2029\u0085]/g;
/** What says in shells, C and reStructuredText that a line goes on. */
const CONTINUED_LINE = /\\[ \t]{0,20}\n/g;
const ODD_HYPHEN = /[\u2010\u2011\u2212]/g;

/**
 * A pasted text without what editors, trackers, mail programs, terminals and word processors have added to it: links become their text,
 * tags and quotation marks at the start of lines go, entities (up to three deep: trackers escape
 * twice what a page had escaped) and escapes become what they stand for. Quotation marks stay as they are.
 * Linear in the length of the text.
 */
export function clean(text: string): string {
  const cleaned = text
    .slice(0, LONGEST_TEXT)
    .replace(PILED_MARKS, '$1')
    .normalize('NFC')
    .replace(CONTROL_SEQUENCE, '')
    .replace(PERCENT_ENCODED, decodePercent)
    .replace(ESCAPED_CHARACTER, decodeCharacter)
    .replace(ENTITY, decodeEntity)
    .replace(ENTITY, decodeEntity)
    .replace(ENTITY, decodeEntity)
    .replace(LINE_BREAK, '\n')
    .replace(CONTINUED_LINE, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(ODD_HYPHEN, '-')
    .replace(BUTTON, '\n')
    .replace(BLOCK_TAG, '\n')
    .replace(INLINE_TAG, '')
    .replace(ESCAPED_BREAK, '\n')
    .replace(ESCAPED_MARK, '')
    .replace(MARKDOWN_LINK, shownOrTarget)
    .replace(SLACK_LINK, '$1')
    .replace(JIRA_LINK, '$1')
    .replace(JIRA_MARK, ' ')
    .replace(BOLD, '')
    .replace(CODE_MARKS, '`')
    .replace(TORN_SCHEME, '$1://');
  return withoutLinePrefixes(cleaned);
}
