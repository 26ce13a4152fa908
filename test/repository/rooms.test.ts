import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');

/** The rooms of ARCHITECTURE.md from the ground up: a room imports itself and the rooms before it. */
const ROOMS = [
  'cors',
  'exchange',
  'diagnosis',
  'console',
  'explain',
  'fix',
  'share',
  'platform',
  'devtools',
  'panel',
] as const;

/** The command line stands beside the pages: it may use every pure room. */
const PURE_ROOMS: ReadonlySet<string> = new Set(ROOMS.slice(0, ROOMS.indexOf('platform')));

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

function sourceFiles(): SourceFile[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && path.includes(sep))
    .map((path) => ({
      path,
      room: path.split(sep)[0] ?? '',
      text: readFileSync(join(SOURCE, path), 'utf8'),
    }));
}

/** Every module specifier of the file's imports and re-exports. Parsed, because snippets for servers hold imports of their own. */
function importsOf(file: SourceFile): string[] {
  return parseAst(file.text, { lang: 'tsx' }).body.flatMap((statement) =>
    'source' in statement && statement.source ? [statement.source.value] : [],
  );
}

function roomOfImport(file: SourceFile, specifier: string): string {
  const target = relative(SOURCE, join(SOURCE, file.path, '..', specifier));
  return target.split(sep)[0] ?? '';
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  // The command line prints the version that package.json states.
  if (from === 'cli') return PURE_ROOMS.has(to) || to === '..';
  const rooms: readonly string[] = ROOMS;
  return rooms.includes(to) && rooms.indexOf(to) < rooms.indexOf(from);
}

const files = sourceFiles();

describe('the rooms of src/', () => {
  it('are those that ARCHITECTURE.md names', () => {
    expect([...new Set(files.map((file) => file.room))].toSorted()).toEqual([...ROOMS, 'cli'].toSorted());
  });

  it('import only rooms below them', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !mayImport(file.room, roomOfImport(file, specifier)))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(upward).toEqual([]);
  });

  it('keep packages out of the pure rooms', () => {
    const packages = files
      .filter((file) => PURE_ROOMS.has(file.room))
      .flatMap((file) => importsOf(file).filter((specifier) => !specifier.startsWith('.')));
    expect(packages).toEqual([]);
  });

  it('touch the extension API in platform/ alone', () => {
    const outside = files
      .filter(
        (file) =>
          file.room !== 'platform' &&
          /\b(?:chrome|browser)\.(?:devtools|runtime|storage|panels)\b/.test(file.text),
      )
      .map((file) => file.path);
    expect(outside).toEqual([]);
  });

  it('never turn text into markup', () => {
    const unsafe = files
      .filter((file) =>
        /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write/.test(file.text),
      )
      .map((file) => file.path);
    expect(unsafe).toEqual([]);
  });
});
