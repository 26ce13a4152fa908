// Every check that needs no browser. All of them run, so that one round of mending is enough.
import { runMain, runTool } from './run.mjs';
import { setUp } from './setup.mjs';

const CHECKS = [
  { what: 'Formatting', command: ['oxfmt', '--check', '.'], mend: 'npm run fix' },
  { what: 'Lint', command: ['oxlint', '.'], mend: 'npm run fix, then what it could not mend by hand' },
  { what: 'Types', command: ['tsc', '-b'], mend: 'by hand: npx tsc -b shows each place' },
  { what: 'Unused code', command: ['knip'], mend: 'npx knip --fix, or by hand' },
  {
    what: 'Rules of the repository',
    command: ['vitest', 'run', '--project', 'unit', 'test/repository'],
    mend: 'by hand: the failed test names the rule',
  },
];

/** Runs every check; gives how many failed, after saying how each is mended. */
export async function check() {
  const failed = [];
  for (const each of CHECKS) {
    console.log(`\n── ${each.what}: ${each.command.join(' ')}`);
    const [tool, ...parameters] = each.command;
    if ((await runTool(tool, parameters)) !== 0) failed.push(each);
  }
  console.log('');
  for (const { what, mend } of failed) console.error(`✗ ${what} failed. To mend it: ${mend}`);
  if (failed.length === 0) console.log('✓ All checks passed.');
  return failed.length;
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await runMain(async () => {
    await setUp();
    return (await check()) === 0 ? 0 : 1;
  });
}
