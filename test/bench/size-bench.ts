import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { numberRow, type Row } from './table.ts';

const KILOBYTE = 1_000;

const SCRIPT = /<script[^>]+src="([^"]+\.js)"/g;
const STYLE = /<link[^>]+href="([^"]+\.css)"/g;
/** Static imports of a minified module; what is imported dynamically is not loaded at first. */
const IMPORT = /(?:from|import)\s*["'](\.[^"']+\.js)["']/g;

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

function withImports(path: string, found: Set<string>): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const specifier of matches(readFileSync(path, 'utf8'), IMPORT))
    withImports(resolve(dirname(path), specifier), found);
  return found;
}

const compressed = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / KILOBYTE;

/** Everything that a page of the extension loads before it does anything. */
function pageSizes(extension: string, page: string): { readonly scripts: number; readonly styles: number } {
  const html = readFileSync(join(extension, page), 'utf8');
  const located = (address: string): string =>
    address.startsWith('/') ? join(extension, address) : resolve(extension, dirname(page), address);
  const scripts = new Set<string>();
  for (const address of matches(html, SCRIPT)) withImports(located(address), scripts);
  return { scripts: compressed(scripts), styles: compressed(matches(html, STYLE).map(located)) };
}

/** What is shipped, compressed as a store does. Builds it anew. */
export async function benchSizes(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cors-lens-bench-'));
  try {
    const extension = join(folder, 'chrome');
    await build({ mode: 'chrome', logLevel: 'error', build: { outDir: extension } });
    await build({ mode: 'cli', logLevel: 'error', build: { outDir: folder } });
    const devtools = pageSizes(extension, 'src/devtools/devtools.html');
    const panel = pageSizes(extension, 'src/panel/panel.html');
    return [
      numberRow('Devtools page, JavaScript (gz)', devtools.scripts, 'KB', 6),
      numberRow('Panel, JavaScript of the first load (gz)', panel.scripts, 'KB', 40),
      numberRow('Panel, styles (gz)', panel.styles, 'KB', null),
      numberRow('Command line (gz)', compressed([join(folder, 'cli.js')]), 'KB', null),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
