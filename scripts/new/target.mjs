import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, TOP } from '../run.mjs';

const TARGETS = join(TOP, 'src', 'fix', 'targets');
const INDEX = join(TARGETS, 'index.ts');
const TESTS = join(TOP, 'test', 'fix');
const PROOFS = join(TOP, 'docs', 'guides', 'how-configurations-are-proven.md');

/** The row of the table of proofs for what nothing reads yet. */
const UNREAD = '| nothing yet reads it: ';

const camel = (id) => id.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

const target = (id, name) => `import { jsString } from '../write/quote.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** ${name}: which package and versions this is written for. */
export const ${camel(id)}: Target = {
  id: '${id}',
  name: '${name}',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Where it belongs: a file, or the place in one',
  documentation: '',
  // How its own log of CORS decisions is switched on; null where it has none.
  log: null,
  // What in its answers gives it away; null where nothing does.
  detect: () => null,
  // The shortest idiom of its own documentation, every value quoted for its language.
  write: ({ origins }) => lines(\`const origins = [\${origins.map(jsString).join(', ')}];\`),
  notes: [],
};
`;

const test = (id, name) => `import { expect, it } from 'vitest';
import { snippetFor } from '../../src/fix/snippet.ts';
import { ${camel(id)} } from '../../src/fix/targets/${id}.ts';

const policy = {
  origins: ['https://app.example'],
  methods: ['GET', 'PUT'],
  allowHeaders: ['content-type'],
  exposeHeaders: ['etag'],
  credentials: true,
  maxAge: 600,
};

it('${name} is told everything that a policy grants', () => {
  const { code } = snippetFor('${id}', policy, null);
  for (const granted of ['https://app.example', 'PUT', 'content-type', 'etag', '600'])
    expect(code.toLowerCase()).toContain(granted.toLowerCase());
  expect(${camel(id)}.documentation).toMatch(/^https:/);
});
`;

function addToIndex(id) {
  const code = readFileSync(INDEX, 'utf8');
  const list = code.indexOf('\n/** Every target');
  const end = code.lastIndexOf('\n];');
  if (list < 0 || end < 0) throw new Problem(`${INDEX} does not look as it did: add the target by hand.`);
  const imported = `import { ${camel(id)} } from './${id}.ts';\n`;
  writeFileSync(
    INDEX,
    code.slice(0, list) + imported + code.slice(list, end) + `\n  ${camel(id)},` + code.slice(end),
  );
}

function addToProofs(id) {
  const text = readFileSync(PROOFS, 'utf8');
  const row = text.indexOf(UNREAD);
  const cell = row < 0 ? -1 : text.indexOf(' | ', row + UNREAD.length);
  if (cell < 0)
    throw new Problem('The table of proofs does not look as it did: name the target there by hand.');
  writeFileSync(PROOFS, `${text.slice(0, cell)} | \`${id}\`, ${text.slice(cell + 3)}`);
}

/** Makes the file of a server, its place in the list, its line in the table of proofs, and a test that fails until it is written. */
export function newTarget([id, ...words]) {
  const name = words.join(' ');
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id ?? '') || !/^[\w .+#-]+$/.test(name))
    throw new Problem(
      "npm run new target ID NAME: an id is small letters and digits with hyphens between, a name as it is written: my-server 'My Server'.",
    );
  const file = join(TARGETS, `${id}.ts`);
  if (existsSync(file)) throw new Problem(`${file} is there already.`);
  const testFile = join(TESTS, `${id}.test.ts`);
  writeFileSync(file, target(id, name));
  writeFileSync(testFile, test(id, name));
  addToIndex(id);
  addToProofs(id);
  return [
    `${file} is the server: what it writes, how it is recognised, its traps.`,
    `${testFile} fails until everything that a policy grants is written.`,
    'The table of proofs names it as read by nothing: a test in test/servers/ that starts the real server moves it up.',
  ];
}
