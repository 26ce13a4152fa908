import { open, writeFile } from 'node:fs/promises';
import type { Bytes } from './input/bytes.ts';
import { codeOf, whyUnwritable } from './output/why-unwritable.ts';
import type { Terminal } from './terminal.ts';

/** What of Node's `process` is needed. */
type Process = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env' | 'exitCode'>;

type Writer = (text: string) => void;

/** Writes until it fails, and calls back once with the code of the failure. Some streams tell it at once, some later. */
function writerTo(stream: NodeJS.WriteStream, onFailure: (code: string) => void): Writer {
  let isOpen = true;
  const fail = (error: unknown): void => {
    if (isOpen) onFailure(codeOf(error));
    isOpen = false;
  };
  stream.on('error', fail);
  return (text) => {
    if (!isOpen) return;
    try {
      stream.write(text);
    } catch (error) {
      fail(error);
    }
  };
}

/** Who cannot be told something is told nothing more. */
const toNobody = (): void => undefined;

/**
 * A reader that goes away (`| head`) is no failure. Any other is told, and decides the exit code: results that were lost are neither
 * "blocked" nor "nothing is".
 */
function writersOf(process: Process): Pick<Terminal, 'write' | 'writeError'> {
  const writeError = writerTo(process.stderr, toNobody);
  const write = writerTo(process.stdout, (code) => {
    if (code === 'EPIPE') return;
    writeError(`cors-lens: standard output: ${whyUnwritable(code)}\n`);
    process.exitCode = 2;
  });
  return { write, writeError };
}

/** What is read of a file at once: most recordings are one piece. */
const PIECE = 4_194_304;

async function* readFile(path: string): Bytes {
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* readStream(stream: NodeJS.ReadStream): Bytes {
  for await (const chunk of stream) yield Buffer.from(chunk);
}

/** https://no-color.org: set and not empty means no colours. */
function showsColours({ stdout, env }: Process): boolean {
  const unwanted = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  return stdout.isTTY && !unwanted && env['TERM'] !== 'dumb';
}

/** The terminal that Node runs in. Its `process` has the exit code 2 once a result could not be written. */
export const nodeTerminal = (process: Process): Terminal => ({
  ...writersOf(process),
  readFile,
  writeFile: (path, text) => writeFile(path, text),
  readInput: () => readStream(process.stdin),
  colours: showsColours(process),
  showsProgress: process.stderr.isTTY,
});
