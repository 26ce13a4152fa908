// What stands beside the code of the package: its JSON Schema, and its declarations:
// those of its entries, and the types that they name, which name nothing else of ours.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, runMain, runTool, TOP } from './run.mjs';

const FROM = join(TOP, 'node_modules/.cache/tsc/node/src');
const TO = join(TOP, 'dist/library');

/** Where the declarations of a file go. */
const DECLARATIONS = {
  'document/types.d.ts': 'types.d.ts',
  'library/index.d.ts': 'index.d.ts',
  'playwright/types.d.ts': 'playwright-types.d.ts',
  'playwright/index.d.ts': 'playwright.d.ts',
};

/** How they name each other there. */
const moved = (text, from) =>
  text.replaceAll(/'(\.{1,2}\/[\w./-]+)\.ts'/g, (_whole, specifier) => {
    const path = join(from, '..', `${specifier}.d.ts`);
    const target = DECLARATIONS[path];
    if (target === undefined) throw new Problem(`${from} names ${path}, which the package does not have.`);
    return `'./${target.replace(/\.d\.ts$/, '.js')}'`;
  });

await runMain(async () => {
  if ((await runTool('tsc', ['-b'])) !== 0) throw new Problem('The types do not compile: see above.');
  for (const [from, to] of Object.entries(DECLARATIONS))
    writeFileSync(join(TO, to), moved(readFileSync(join(FROM, from), 'utf8'), from));
  copyFileSync(join(TOP, 'src/document/schema.json'), join(TO, 'schema.json'));
  return 0;
});
