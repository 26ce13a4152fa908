import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { benchCurves, benchMemory, benchRooms } from './rooms.ts';

interface Rooms {
  readonly benchRooms: typeof benchRooms;
  readonly benchCurves: typeof benchCurves;
  readonly benchMemory: typeof benchMemory;
}

/**
 * The benches of the pure rooms, built as the command line is. The loader that runs this file gives every inner function its name anew each
 * time that it is made, which took a quarter of the time.
 */
export async function withBuiltRooms<Result>(use: (rooms: Rooms) => Promise<Result>): Promise<Result> {
  const outDir = mkdtempSync(join(tmpdir(), 'cors-lens-bench-rooms-'));
  const ssr = join(import.meta.dirname, 'rooms.ts');
  const target = `node${process.versions.node.split('.')[0] ?? ''}`;
  try {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        ssr,
        outDir,
        target,
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'rooms.mjs' } },
      },
    });
    const rooms: Rooms = await import(pathToFileURL(join(outDir, 'rooms.mjs')).href);
    return await use(rooms);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
