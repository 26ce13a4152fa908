import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TOP = join(import.meta.dirname, '../..');

interface LockedPackage {
  readonly integrity?: string;
  /** Whether it comes within the archive of another package, whose integrity is its own. */
  readonly inBundle?: boolean;
  /** Whether it is a link to a folder of the project. */
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The folders in which Node looks for a package that `path` needs, nearest first. */
function placesFor(name: string, path: string): readonly string[] {
  const parts = path.split('/node_modules/');
  const folders = parts.map((_part, index) => parts.slice(0, parts.length - index).join('/node_modules/'));
  return [
    ...folders.filter((folder) => folder !== '').map((folder) => `${folder}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}

const LOCKS = [
  'package-lock.json',
  'test/servers/apps/package-lock.json',
  'test/playwright/older/package-lock.json',
];

describe.each(LOCKS)('%s', (file) => {
  const { packages } = JSON.parse(readFileSync(join(TOP, file), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };

  /** npm leaves out what it could not reach when the file was written, and refuses the file on the next machine. */
  it("lists every platform's binaries", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !placesFor(name, path).some((place) => place in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  /** npm installs what has no integrity without looking at what it got. */
  it('has the integrity of every package', () => {
    const unproven = Object.entries(packages)
      .filter(([path, { link, inBundle }]) => path !== '' && link !== true && inBundle !== true)
      .filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
    expect(unproven.map(([path]) => path)).toEqual([]);
  });
});
