import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { buildDownloads, compressed } from '../support/downloads.ts';
import { numberRow, type Row } from './table.ts';

const KILOBYTE = 1_000;

const sizeRow = (what: string, bytes: number, goal: number | null): Row =>
  numberRow(`${what} (gz)`, bytes / KILOBYTE, 'KB', goal);

async function commandLineSize(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cors-lens-bench-'));
  try {
    await build({ mode: 'cli', logLevel: 'error', build: { outDir: folder } });
    return compressed(readFileSync(join(folder, 'cli.js')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is shipped, compressed as a store does. Builds it anew. */
export async function benchSizes(): Promise<readonly Row[]> {
  const { of, documentSize, styles } = await buildDownloads('chrome');
  const devtools = of('devtools/devtools.ts').size + documentSize('devtools/devtools.html');
  const panel = of('panel/panel.tsx');
  const judge = of('panel/loading/judge-entry.ts', panel);
  return [
    sizeRow('Devtools page, with its document', devtools, 5),
    sizeRow('Panel, JavaScript of the first load', panel.size, 36),
    sizeRow('Panel, JavaScript until requests are listed', panel.size + judge.size, null),
    sizeRow('Panel, styles', styles, null),
    sizeRow('Command line', await commandLineSize(), null),
  ];
}
