import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, TOP } from '../run.mjs';

const CAUSES = join(TOP, 'src', 'causes');
const LOGS = join(TOP, 'test', 'causes', 'logs');

const END_OF_CAUSES = '\n} satisfies Causes;\n';
const END_OF_LOGS = '\n};\n';

const entry = (id) => `
  '${id}': {
    // How often it is met, 1 is most often.
    rank: 50,
    // What in an answer, or in the rest of the log, betrays it: null where nothing does.
    recognise: () => null,
    words: ({ server }) => ({
      title: sentence\`A clause without a full stop\`,
      story: sentence\`What happens on \${server}, and why that ends here.\`,
      check: sentence\`How to make sure that this is it.\`,
      fix: sentence\`What to change.\`,
      avoid: sentence\`What makes it worse, or only looks like a way out.\`,
      link: '',
    }),
  },`;

const log = (id) => `
  '${id}': \`
    GET https://api.example/items
    @error net::ERR_FAILED
    Origin: https://app.example
    Sec-Fetch-Mode: cors

    200 OK
  \`,`;

const topics = () =>
  readdirSync(LOGS)
    .filter((name) => readFileSync(join(LOGS, name), 'utf8').includes('keyof typeof'))
    .map((name) => name.replace('.ts', ''));

function insert(file, end, text) {
  const code = readFileSync(file, 'utf8');
  const at = code.lastIndexOf(end);
  if (at < 0) throw new Problem(`${file} does not end as it did: add the entry by hand.`);
  writeFileSync(file, code.slice(0, at) + text + code.slice(at));
}

/** Adds a cause to the file of its topic, and its log to the test's: the test fails until the recogniser finds it there. */
export function newCause([topic, id]) {
  if (!topics().includes(topic))
    throw new Problem(`npm run new cause TOPIC ID: the topics are ${topics().join(', ')}.`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id ?? ''))
    throw new Problem('npm run new cause TOPIC ID: an id is small letters and digits with hyphens between.');
  const causes = join(CAUSES, `${topic}.ts`);
  const logs = join(LOGS, `${topic}.ts`);
  if (readFileSync(causes, 'utf8').includes(`'${id}'`)) throw new Problem(`${causes} has ${id} already.`);
  insert(causes, END_OF_CAUSES, entry(id));
  insert(logs, END_OF_LOGS, log(id));
  return [
    `${causes} holds the cause: how it is recognised, and what is said.`,
    `${logs} holds a log that has this fault and no other.`,
    'npx vitest run --project unit test/causes fails until the log is explained by it first.',
  ];
}
