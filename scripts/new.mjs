// `npm run new KIND …`: the files and the failing test that a contribution begins with.
import { newCase } from './new/case.mjs';
import { newCause } from './new/cause.mjs';
import { newSentence } from './new/sentence.mjs';
import { newTarget } from './new/target.mjs';
import { Problem, runMain } from './run.mjs';

const KINDS = { case: newCase, cause: newCause, sentence: newSentence, target: newTarget };

const HELP = `npm run new KIND …

  case FILE                         a recording that was explained wrongly, as it stands in an issue
  cause TOPIC ID                    why a server answers so: recogniser, words and log
  sentence ENGINE CODE 'SENTENCE'   a line of a browser that is not read
  target ID NAME                    a server to write configurations for`;

await runMain(async () => {
  const [kind, ...words] = process.argv.slice(2);
  const make = Object.hasOwn(KINDS, kind ?? '') ? KINDS[kind] : null;
  if (make === null) throw new Problem(HELP);
  for (const line of make(words)) console.log(line);
  return 0;
});
