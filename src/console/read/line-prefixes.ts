/** Marks of comments, quotations, lists and tables at the beginning of a line. */
const MARKS =
  /^[ \t]{0,40}(?:(?:(?:\/\/+|\/\*+|\*+\/?|#+|--+|[-+]|;;+|%+|REM|dnl)(?:[ \t]+|$))|[>|│┃][ \t]?){1,20}/;

/** What a log puts before a line: a level, a time, a name. A sentence has no such beginning. */
const LOG_MARK =
  /^[ \t]{0,40}(?:[A-Z]{2,6}[:>]|\[[^[\]\n]{0,20}[\d:][^[\]\n]{0,20}\](?:\s?<[^<>\n]{1,30}>)?)[ \t]+/;

/** Where a prefix may end. */
const PREFIX_END = /[:>|\])][ \t]+/g;

const LONGEST_PREFIX = 80;

/** Words of a browser's sentence are no prefix, though two lines begin with them. */
const OF_A_SENTENCE =
  /cross|origin|request|access|fetch|load|refused|failed|block|policy|cors|error|content|http/i;

const withoutDigits = (line: string): string => line.slice(0, LONGEST_PREFIX).replace(/\d/g, '0');

/** How many characters two lines begin with in common, up to where a prefix may end; digits count as equal. 0: none. */
function commonPrefix(one: string, other: string): number {
  const first = withoutDigits(one);
  const second = withoutDigits(other);
  let length = 0;
  while (length < first.length && first.charAt(length) === second.charAt(length)) length++;
  const common = first.slice(0, length);
  const ends = [...common.matchAll(PREFIX_END)].map(({ 0: mark, index }) => index + mark.length);
  const end = ends.findLast((each) => !OF_A_SENTENCE.test(common.slice(0, each)));
  return end ?? 0;
}

/**
 * The lines of a text without the marks that an editor, a chat or a log has put before each: those of comments and quotations, and whatever
 * consecutive lines begin with in common. Linear.
 */
export function withoutLinePrefixes(text: string): string {
  const lines = text.split('\n').map((line, index, all) => {
    // The rest of an address that was wrapped behind its scheme.
    const isAddress = /^\s*\/\//.test(line) && /https?:\s*$/.test(all[index - 1] ?? '');
    return isAddress ? line : line.replace(MARKS, '').replace(LOG_MARK, '');
  });
  const prefixes = lines.map((line, index) => {
    const next = lines[index + 1];
    return next === undefined || line === '' || next === '' ? 0 : commonPrefix(line, next);
  });
  return lines
    .map((line, index) => line.slice(Math.max(prefixes[index] ?? 0, prefixes[index - 1] ?? 0)))
    .join('\n');
}
