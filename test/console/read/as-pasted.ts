/** What people's tools do to a console message between the console and the place where it is pasted. */
export interface Pasting {
  readonly name: string;
  readonly change: (text: string) => string;
}

/** Breaks lines after `width` characters, in the middle of words too. */
const wrapped = (width: number): Pasting => ({
  name: `wrapped in the middle of words after ${width} characters`,
  change: (text) => text.replace(new RegExp(`[^\\n]{${width}}`, 'g'), '$&\n'),
});

/** Breaks lines at spaces, as editors and mail programs do. */
const filled = (width: number): Pasting => ({
  name: `filled to ${width} characters`,
  change: (text) => text.replace(new RegExp(`([^\\n]{${width},}?) `, 'g'), '$1\n'),
});

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>'"]/g, (mark) => ENTITIES[mark] ?? mark);

const everyLine = (text: string, change: (line: string) => string): string =>
  text.split('\n').map(change).join('\n');

/** An address as it stands in a message: without the punctuation behind it. */
const ADDRESS = /https?:\/\/[^\s'"‘’“”]+[^\s'"‘’“”.,:)]/g;

/** What editors and chats make of the addresses: one of these, and before the others. */
export const LINKS: readonly Pasting[] = [
  { name: 'with links of Markdown', change: (text) => text.replace(ADDRESS, (url) => `[${url}](${url})`) },
  { name: 'with links of Slack', change: (text) => text.replace(ADDRESS, (url) => `<${url}|${url}>`) },
  { name: 'with links of Jira', change: (text) => text.replace(ADDRESS, (url) => `[${url}|${url}]`) },
];

/** These may follow each other in any order. */
export const PASTINGS: readonly Pasting[] = [
  { name: 'as it is', change: (text) => text },
  filled(20),
  filled(60),
  { name: 'quoted by a mail program', change: (text) => everyLine(text, (line) => `> ${line}`) },
  { name: 'quoted twice', change: (text) => everyLine(text, (line) => `> > ${line}`) },
  { name: 'as a code block', change: (text) => `\`\`\`\n${text}\n\`\`\`` },
  { name: 'between backticks', change: (text) => `\`${text}\`` },
  { name: 'in bold', change: (text) => `**${text}**` },
  { name: 'as HTML', change: (text) => `<p>I get <code>${escapeHtml(text)}</code></p>` },
  { name: 'as HTML escaped twice', change: (text) => escapeHtml(escapeHtml(text)) },
  { name: 'with the place in the source', change: (text) => `index.html:1 ${text}` },
  { name: 'with a script before it', change: (text) => `app.js:42:13 ${text}` },
  { name: 'with a time stamp', change: (text) => `12:31:07.482 ${text}` },
  { name: 'with [Error]', change: (text) => `[Error] ${text}` },
  { name: 'with a button glued on', change: (text) => `${text}Understand this error` },
  { name: 'with two buttons glued on', change: (text) => `${text}Understand this errorAI` },
  {
    name: 'with a stack',
    change: (text) => `${text}\n    at load (app.js:10:5)\n    at async main (app.js:20:3)`,
  },
  {
    name: 'with a question around it',
    change: (text) => `Hi all, what does this mean?\n\n${text}\n\nThanks!`,
  },
  {
    name: 'with code before it',
    change: (text) => `const answer = await fetch(url, { headers });\n\n${text}`,
  },
  {
    name: 'with curly quotes',
    change: (text) => text.replace(/'([^']*)'/g, '‘$1’').replace(/"([^"]*)"/g, '“$1”'),
  },
  { name: 'with straight quotes', change: (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') },
  { name: 'with no-break spaces', change: (text) => text.replaceAll(' ', '\u00a0') },
  { name: 'with zero-width spaces', change: (text) => text.replaceAll('/', '/\u200b') },
  { name: 'with Windows line ends', change: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'with colours of a terminal', change: (text) => `\u001b[31m${text}\u001b[39m` },
  { name: 'as a code block of Jira', change: (text) => `{code:java}\n${text}\n{code}` },
];

/** These break addresses and names: only one of them, and after the others. */
export const WRAPPINGS: readonly Pasting[] = [wrapped(80), wrapped(72), wrapped(53), wrapped(40)];
