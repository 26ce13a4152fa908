import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The packages that set-up installs. */
const listed: unknown = JSON.parse(readFileSync('test/servers/support/debian-packages.json', 'utf8'));

test('every Debian package that a server test names is in the list that set-up installs', () => {
  const tests = readdirSync('test/servers').filter((name) => name.endsWith('.live.ts'));
  const named = tests.flatMap((name) => {
    const source = readFileSync(`test/servers/${name}`, 'utf8');
    const matches = source.matchAll(
      /packages: '([^']+)'|findCommand\(\[[^\]]*\], [^,]+(?:\[[^\]]*\])?, '([^']+)'\)/g,
    );
    return [...matches].flatMap((match) => (match[1] ?? match[2] ?? '').split(' '));
  });
  expect(named.length).toBeGreaterThan(8);
  expect(listed).toEqual({ packages: expect.arrayContaining(named) });
});
