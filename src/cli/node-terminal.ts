import { readFile } from 'node:fs/promises';
import type { Terminal } from './terminal.ts';

/** What of Node's `process` is needed. */
type Process = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>;

const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** Writes until the reader goes away (`| head`): what is written then goes nowhere, which is no error. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  let open = true;
  stream.on('error', (error) => {
    if (!isBrokenPipe(error)) throw error;
    open = false;
  });
  return (text) => {
    if (open) stream.write(text);
  };
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** https://no-color.org: set and not empty means no colours. */
function showsColours({ stdout, env }: Process): boolean {
  const unwanted = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  return stdout.isTTY && !unwanted && env['TERM'] !== 'dumb';
}

/** The terminal that Node runs in. */
export const nodeTerminal = (process: Process): Terminal => ({
  readFile,
  readInput: () => readAll(process.stdin),
  write: writerTo(process.stdout),
  writeError: writerTo(process.stderr),
  colours: showsColours(process),
  showsProgress: process.stderr.isTTY,
});
