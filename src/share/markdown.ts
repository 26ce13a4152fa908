import type { RichText } from '../explain/rich-text.ts';

/** The longest run of backticks in `text`: a span or fence has to be longer. */
export function longestBacktickRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Hostile text as a code span that it cannot leave: on one line, between more backticks than it holds. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
  if (line === '') return '` `';
  const ticks = '`'.repeat(longestBacktickRun(line) + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return ticks + padding + line + padding + ticks;
}

/** Hostile text as a fenced block that it cannot leave: the fence is longer than any run of backticks in it. */
export function codeFence(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
  const body = text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n');
  return `${fence}${language}\n${body}${body.endsWith('\n') ? '' : '\n'}${fence}\n`;
}

/** Our own words: what Markdown or HTML would read as markup is escaped. */
const escapePlain = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);

/** A sentence with its marks. `code` parts are hostile, the others our own words. */
export const markdownText = (text: RichText): string =>
  text
    .map((part) => {
      switch (part.kind) {
        case 'plain':
          return escapePlain(part.text);
        case 'code':
          return codeSpan(part.text);
        case 'strong':
          return `**${escapePlain(part.text)}**`;
      }
    })
    .join('');
