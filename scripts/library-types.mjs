// The declarations of the package: those of `src/library/index.ts`, and the types of the documents that they name, which name nothing else.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, runMain, runTool, TOP } from './run.mjs';

const FROM = join(TOP, 'node_modules/.cache/tsc/node/src');
const TO = join(TOP, 'dist/library');

await runMain(async () => {
  if ((await runTool('tsc', ['-b'])) !== 0) throw new Problem('The types do not compile: see above.');
  const text = readFileSync(join(FROM, 'library/index.d.ts'), 'utf8');
  writeFileSync(join(TO, 'index.d.ts'), text.replaceAll('../document/types.ts', './types.js'));
  cpSync(join(FROM, 'document/types.d.ts'), join(TO, 'types.d.ts'));
  return 0;
});
