import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, TOP } from '../run.mjs';

const SENTENCES = join(TOP, 'src', 'console', 'sentences');
const REPORTED = join(TOP, 'test', 'console', 'read', 'reported.ts');
const CORS_ERRORS = join(TOP, 'src', 'cors', 'cors-error.ts');

/** A string of JavaScript, as the formatter writes it. */
const quoted = (text) =>
  text.includes("'") && !text.includes('"')
    ? `"${text.replaceAll('\\', '\\\\')}"`
    : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The table of each engine: its file, what follows the table, and a row. */
const TABLES = {
  chromium: {
    file: 'chromium-reasons.ts',
    end: "\n];\n\n/** The titles of Chrome's Issues",
    row: (text, code) => `\n  old(${quoted(text)}, '${code}', null),`,
  },
  firefox: {
    file: 'firefox-reasons.ts',
    end: '\n];\n\n/** Every category',
    row: (text, code) => `\n  firefox(${quoted(text)}, '${code}', '${code}', null),`,
  },
  webkit: {
    file: 'webkit.ts',
    end: '\n];\n\n/** What Internet Explorer',
    row: (text, code) => `\n  webkit(${quoted(text)}, 'the place in the source', '${code}', null),`,
  },
};

const HELP = `npm run new sentence ENGINE CODE 'SENTENCE': the engines are ${Object.keys(TABLES).join(', ')}, CODE is a CorsError such as MissingAllowOriginHeader, and SENTENCE is the reason without the line's beginning, with {url}, {origin}, {header}, {method}, {value}, {status} or {location} where the browser puts those.`;

function insert(file, end, text) {
  const code = readFileSync(file, 'utf8');
  const at = code.indexOf(end);
  if (at < 0) throw new Problem(`${file} does not look as it did: add the row by hand.`);
  writeFileSync(file, code.slice(0, at) + text + code.slice(at));
}

/** Adds a sentence to the table of its browser, and a row to the test's, which fails until it holds the line as it was printed. */
export function newSentence([engine, code, sentence]) {
  const table = Object.hasOwn(TABLES, engine ?? '') ? TABLES[engine] : null;
  const isCode = /^[A-Z]\w+$/.test(code ?? '') && readFileSync(CORS_ERRORS, 'utf8').includes(`'${code}'`);
  if (table === null || !isCode || !/\w/.test(sentence ?? '') || /[\r\n]/.test(sentence))
    throw new Problem(HELP);
  const file = join(SENTENCES, table.file);
  if (readFileSync(file, 'utf8').includes(quoted(sentence)))
    throw new Problem(`${file} has this sentence already.`);
  insert(file, table.end, table.row(sentence, code));
  insert(REPORTED, '\n];', `\n  { engine: '${engine}', corsError: '${code}', printed: '' },`);
  return [
    `${file} has the sentence in its table. Where the browser says it of preflights or of redirects only, its null becomes 'preflight' or 'redirect'.`,
    `${REPORTED} wants the whole line as it was printed.`,
    'npx vitest run --project unit test/console/read/reported.test.ts fails until that line is read.',
  ];
}
