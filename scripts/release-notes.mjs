// What CHANGELOG.md says of one version, for the page of its release: `node scripts/release-notes.mjs v0.1.0`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, runMain, TOP } from './run.mjs';

/** The section of `version` (`0.1.0`, or the tag `v0.1.0`) in a changelog; null where it has none. */
export function notesOf(changelog, version) {
  const heading = `\n## ${version.replace(/^v/, '')}\n`;
  const begin = changelog.indexOf(heading);
  if (begin === -1) return null;
  const [notes] = changelog.slice(begin + heading.length).split('\n## ', 1);
  return `${notes.trim()}\n`;
}

if (process.argv[1]?.endsWith('release-notes.mjs')) {
  await runMain(async () => {
    const [version = ''] = process.argv.slice(2);
    const notes = notesOf(readFileSync(join(TOP, 'CHANGELOG.md'), 'utf8'), version);
    if (notes === null)
      throw new Problem(`CHANGELOG.md says nothing of ${version}: rename its section “Unreleased”.`);
    process.stdout.write(notes);
    return 0;
  });
}
