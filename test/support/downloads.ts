import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** Bytes, compressed with gzip. */
type Compressed = number;

/** Something that a page of the extension loads at once. */
export interface Download {
  /** Its script files, the one that is asked for first. */
  readonly scripts: readonly Rolldown.OutputChunk[];
  /** The source files that are in them, below `src/`. */
  readonly sources: readonly string[];
  readonly size: Compressed;
}

export interface Downloads {
  /** What is loaded with a source file below `src/`, without what was loaded `after`. @throws when no file of the build begins with it. */
  readonly of: (source: string, after?: Download) => Download;
  /** The size of a page's document, by its path below `src/`. */
  readonly documentSize: (page: string) => Compressed;
  /** All style sheets. */
  readonly styles: Compressed;
}

export const compressed = (content: string | Uint8Array): Compressed => gzipSync(content).length;

const SOURCE = /.*\/src\/|\?.*/g;

const outputsOf = (built: Awaited<ReturnType<typeof build>>): readonly Rolldown.RolldownOutput[] => {
  if ('on' in built) throw new Error('Nobody asked the bundler to watch');
  return Array.isArray(built) ? built : [built];
};

/** Builds the extension for a browser, and tells what its pages load. */
export async function buildDownloads(browser: 'chrome' | 'firefox'): Promise<Downloads> {
  const files = outputsOf(await build({ mode: browser, logLevel: 'error', build: { write: false } })).flatMap(
    ({ output }) => output,
  );
  const chunks = new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const assets = files.filter((file) => file.type === 'asset');

  const withImports = (name: string, found: Set<Rolldown.OutputChunk>): Set<Rolldown.OutputChunk> => {
    const chunk = chunks.get(name);
    if (chunk === undefined || found.has(chunk)) return found;
    found.add(chunk);
    for (const imported of chunk.imports) withImports(imported, found);
    return found;
  };

  return {
    of: (source, after) => {
      const first = [...chunks.values()].find(({ moduleIds }) =>
        moduleIds.some((id) => id.endsWith(`/src/${source}`)),
      );
      if (first === undefined) throw new Error(`No file of the build holds src/${source}`);
      const scripts = [...withImports(first.fileName, new Set())].filter(
        (script) => !after?.scripts.includes(script),
      );
      return {
        scripts,
        sources: scripts.flatMap(({ moduleIds }) =>
          moduleIds.filter((id) => id.includes('/src/')).map((id) => id.replaceAll(SOURCE, '')),
        ),
        size: scripts.reduce((sum, { code }) => sum + compressed(code), 0),
      };
    },
    documentSize: (page) => {
      const asset = assets.find(({ fileName }) => fileName === `src/${page}`);
      if (asset === undefined) throw new Error(`There is no page src/${page} in the build`);
      return compressed(asset.source);
    },
    styles: assets
      .filter(({ fileName }) => fileName.endsWith('.css'))
      .reduce((sum, { source }) => sum + compressed(source), 0),
  };
}
