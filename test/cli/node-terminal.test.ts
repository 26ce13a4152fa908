import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { nodeTerminal } from '../../src/cli/node-terminal.ts';

/** A stream that takes `room` texts and then fails with `code`, at once or when it is told to. */
class FailingStream extends EventEmitter {
  readonly isTTY = false;
  readonly written: string[] = [];
  readonly #code: string;
  readonly #room: number;
  readonly #isSudden: boolean;

  constructor(code: string, room: number, isSudden: boolean) {
    super();
    this.#code = code;
    this.#room = room;
    this.#isSudden = isSudden;
  }

  write(text: string): void {
    if (this.written.length < this.#room) {
      this.written.push(text);
      return;
    }
    const error = Object.assign(new Error('no'), { code: this.#code });
    if (this.#isSudden) throw error;
    this.emit('error', error);
  }
}

type Process = Parameters<typeof nodeTerminal>[0];

function processWith(stdout: FailingStream, stderr: FailingStream): Process {
  return { stdin: process.stdin, stdout, stderr, env: {}, exitCode: undefined } as unknown as Process;
}

const endless = (): FailingStream => new FailingStream('', Number.POSITIVE_INFINITY, false);

describe.each([true, false])('a result that cannot be written (told at once: %s)', (isSudden) => {
  it.each([
    ['ENOSPC', 'there is no space left for it. Free some, and run this again.'],
    ['EDQUOT', 'there is no space left for it. Free some, and run this again.'],
    ['EFBIG', 'the file becomes too large. Write it elsewhere.'],
    ['EIO', 'it cannot be written (EIO). Write it elsewhere.'],
  ])('is said in one line, with exit code 2: %s', (code, sentence) => {
    const errors = endless();
    const world = processWith(new FailingStream(code, 1, isSudden), errors);
    const terminal = nodeTerminal(world);
    for (let part = 0; part < 4; part++) terminal.write('[1]');
    expect(errors.written).toEqual([`cors-lens: standard output: ${sentence}\n`]);
    expect(world.exitCode).toBe(2);
  });

  it('is nobody’s business where the reader has gone', () => {
    const errors = endless();
    const output = new FailingStream('EPIPE', 1, isSudden);
    const world = processWith(output, errors);
    const terminal = nodeTerminal(world);
    for (let part = 0; part < 4; part++) terminal.write('[1]');
    expect([output.written, errors.written, world.exitCode]).toEqual([['[1]'], [], undefined]);
  });

  it('leaves the exit code alone where only the message is lost', () => {
    const world = processWith(endless(), new FailingStream('ENOSPC', 0, isSudden));
    const terminal = nodeTerminal(world);
    terminal.writeError('what is missing');
    terminal.writeError('what is missing');
    terminal.write('[1]');
    expect(world.exitCode).toBeUndefined();
  });
});
