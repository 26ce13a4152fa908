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
  'witness',
  'console',
  'explain',
  'causes',
  'fix',
  'audit',
  'trial',
  'share',
  'platform',
  'background',
  'devtools',
  'panel',
] as const;

/** What runs on Node stands beside the pages: each may use every pure room, and those before it here. */
const BESIDE_THE_PAGES: readonly string[] = ['check', 'document', 'library', 'mcp', 'cli', 'playwright'];

/** Those that would stay the same if the product were a command-line tool. */
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
  const beside = BESIDE_THE_PAGES.indexOf(from);
  // The version is what package.json says.
  if (beside !== -1)
    return PURE_ROOMS.has(to) || to === '..' || BESIDE_THE_PAGES.slice(0, beside).includes(to);
  // So does what the tab shows of itself.
  if (from === 'panel' && to === '..') return true;
  const rooms: readonly string[] = ROOMS;
  return rooms.includes(to) && rooms.indexOf(to) < rooms.indexOf(from);
}

/** The files that can be reached from themselves, one list for each circle. Tarjan, "Depth-first search and linear graph algorithms", 1972. */
function circles(all: readonly SourceFile[]): string[][] {
  const targets = new Map(all.map((file) => [file.path, localImports(file)]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    lowest.set(path, own);
    open.push(path);
    for (const target of targets.get(path) ?? []) {
      if (!targets.has(target)) continue;
      const reached = order.has(target)
        ? open.includes(target)
          ? (order.get(target) ?? own)
          : own
        : visit(target);
      lowest.set(path, Math.min(lowest.get(path) ?? own, reached));
    }
    if (lowest.get(path) === own) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1 || targets.get(path)?.includes(path) === true) found.push(circle.toSorted());
    }
    return lowest.get(path) ?? own;
  };
  for (const path of targets.keys()) if (!order.has(path)) visit(path);
  return found;
}

/** The files of src/ that a file imports, as paths below src/. */
const localImports = (file: SourceFile): string[] =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(SOURCE, join(SOURCE, file.path, '..', specifier)));

const files = sourceFiles();

describe('the rooms of src/', () => {
  it('are those that ARCHITECTURE.md names', () => {
    expect([...new Set(files.map((file) => file.room))].toSorted()).toEqual(
      [...ROOMS, ...BESIDE_THE_PAGES].toSorted(),
    );
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

  it('have no file that imports itself through others, types included', () => {
    expect(circles(files)).toEqual([]);
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
