import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/library/index.ts';

/*
 * Recordings that were explained wrongly: `npm run new case FILE` puts them here. The line that the browser printed is the judge.
 */

interface Reported {
  readonly log: { readonly _corsLens: { readonly printed: string | null } };
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

describe('a recording that was explained wrongly', () => {
  it.each(files)('is explained as the browser did: %s', (name) => {
    const recording = JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Reported;
    const { printed } = recording.log['_corsLens'];
    // Whoever reports may leave it out: then it has to be found, in the browser.
    expect(printed).not.toBe('');
    const last = explain(recording).exchanges.at(-1);
    expect(last?.consoleMessage).toBe(printed);
  });
});
