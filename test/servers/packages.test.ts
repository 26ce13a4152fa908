import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The Debian packages that set-up installs: for `npm test`, and for `npm run prove` beside those. */
const { core, heavy } = JSON.parse(
  readFileSync('test/servers/support/debian-packages.json', 'utf8'),
) as Readonly<Record<'core' | 'heavy', readonly string[]>>;

/** The packages that the server tests of a kind name. */
function namedBy(ending: string): readonly string[] {
  const tests = readdirSync('test/servers').filter((name) => name.endsWith(ending));
  return tests.flatMap((name) => {
    const source = readFileSync(`test/servers/${name}`, 'utf8');
    const matches = source.matchAll(
      /packages: '([^']+)'|findCommand\(\[[^\]]*\], [^,]+(?:\[[^\]]*\])?, '([^']+)'\)/g,
    );
    return [...matches].flatMap((match) => (match[1] ?? match[2] ?? '').split(' '));
  });
}

describe('every Debian package that a server test names is in the list that set-up installs', () => {
  it('for npm test', () => {
    const named = namedBy('.live.ts');
    expect(named).not.toEqual([]);
    expect(core).toEqual(expect.arrayContaining([...named]));
  });

  it('for npm run prove', () => {
    const named = namedBy('.prove.ts');
    expect(named.length).toBeGreaterThan(8);
    expect([...core, ...heavy]).toEqual(expect.arrayContaining([...named]));
  });
});
