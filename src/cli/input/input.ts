import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import type { Bytes } from './bytes.ts';

/** What stands for standard input among file names. */
export const STANDARD_INPUT = '-';

/** How a message names the input. */
export const inputName = (path: string): string => (path === STANDARD_INPUT ? 'standard input' : path);

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

function whyUnreadable(code: string): string {
  if (code === 'ENOENT') return 'there is no such file. Check the path.';
  if (code === 'EISDIR') return 'this is a folder. Name the file in it.';
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not allowed. Check its permissions.';
  return `it cannot be read (${code}). Check the path.`;
}

/** The bytes of the file at `path`, or of standard input for `-`, as they come. Throws a Problem when they cannot be read. */
export async function* bytesOf(path: string, terminal: Terminal): Bytes {
  try {
    yield* path === STANDARD_INPUT ? terminal.readInput() : terminal.readFile(path);
  } catch (error) {
    throw new Problem(`${inputName(path)}: ${whyUnreadable(errorCode(error))}`);
  }
}
