import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { sample, tuple } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hop } from '../../src/exchange/exchange.ts';
import { asCurl, requestHop } from '../../src/share/curl.ts';
import { shellWord } from '../../src/share/shell.ts';
import { BLOCKED_PUT, diagnoseOne } from '../fix/diagnosed.ts';
import { anyText } from '../fix/support.ts';
import { listen } from '../servers/support/listen.ts';
import { findCommand } from '../servers/support/process.ts';

/** How people run what they paste. What is pasted into a prompt goes through an interactive shell, which reads some things otherwise. */
const SHELLS = [
  { name: 'dash', parameters: [], packages: 'dash' },
  { name: 'bash', parameters: ['--norc'], packages: 'bash' },
  { name: 'bash', parameters: ['--norc', '--noediting', '-i'], packages: 'bash' },
  { name: 'zsh', parameters: ['-f'], packages: 'zsh' },
  { name: 'zsh', parameters: ['-f', '-i'], packages: 'zsh' },
  { name: 'fish', parameters: ['--no-config'], packages: 'fish' },
] as const;

const MARK = '\u0001';
const SEED = Number(process.env['FUZZ_SEED'] ?? 7);

/** What can reach a program as UTF-8, in words that the mark does not part. */
const encodable = (text: string): string =>
  Buffer.from(text).toString().replaceAll(MARK, '').replaceAll('\0', '');

/** Text without what a terminal would act on: nobody can paste it into a prompt. */
const pastable = (text: string): string => encodable(text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cors-lens-shells-'));
  const curl = join(folder, 'curl');
  writeFileSync(curl, `#!/bin/sh\nfor word in "$@"; do printf '%s\\001' "$word"; done\nprintf '\\002'\n`);
  chmodSync(curl, 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of every call of curl that a shell makes of `script`, which it reads as its input. */
function callsIn(
  shell: string,
  parameters: readonly string[],
  script: string,
): readonly (readonly string[])[] {
  const env = { ...process.env, PATH: folder + delimiter + (process.env['PATH'] ?? ''), HISTFILE: '' };
  // Not through a pipe: Node's are sockets, from which fish does not read.
  const file = join(folder, 'script');
  writeFileSync(file, `${script}\n`);
  const input = openSync(file, 'r');
  const output = execFileSync(shell, [...parameters], { env, stdio: [input, 'pipe', 'ignore'], cwd: folder });
  closeSync(input);
  const calls = output.toString().split('\u0002').slice(0, -1);
  return calls.map((call) =>
    call
      .split(MARK)
      .slice(0, -1)
      .map((word) => word),
  );
}

/** What curl sends when its configuration stands on its input, as in a call for PowerShell. */
async function sentBy(
  curl: string,
  call: string,
): Promise<{ readonly url: string; readonly body: string; readonly value: string }> {
  const configuration = /@'\n(.*?)\n'@/s.exec(call)?.[1] ?? '';
  let sent = { url: '', body: '', value: '' };
  const { stop, port } = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const value = Buffer.from(String(request.headers['x-a'] ?? ''), 'latin1').toString();
      sent = { url: request.url ?? '', body: Buffer.concat(parts).toString(), value };
      response.end();
    });
  });
  const input = configuration.replaceAll('api.example', `127.0.0.1:${port}`).replace('https:', 'http:');
  const running = spawn(curl, ['-s', '-K', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
  running.stdin.end(input);
  await once(running, 'exit');
  await stop();
  return sent;
}

describe('PowerShell, which hands a here-string on as it is', () => {
  const curl = findCommand(['curl'], ['--version'], 'curl');

  it('has curl send what was meant', async () => {
    const hop = requestHop(diagnoseOne(BLOCKED_PUT));
    if (hop === null) throw new Error('the capture has no request');
    for (const [text, body] of sample(tuple(anyText, anyText), { numRuns: 40, seed: SEED })) {
      const value = pastable(text).replaceAll(/\s+/g, ' ').trim();
      const hostile: Hop = {
        ...hop,
        url: 'https://api.example/a?b=[c]{d}"e"\\f',
        requestHeaders: [{ name: 'x-a', value }],
        body: { mimeType: 'text/plain', text: encodable(body), truncated: false },
      };
      expect(await sentBy(curl, asCurl(hostile, { includeSecrets: true, shell: 'powershell' }))).toEqual({
        url: '/a?b=[c]{d}"e"\\f',
        value,
        body: encodable(body),
      });
    }
  });
});

describe.each(SHELLS)('$name $parameters', ({ name, parameters, packages }) => {
  const shell = findCommand([name], name === 'dash' ? ['-c', ':'] : ['--version'], packages);

  it('reads back whatever text was quoted', () => {
    const texts = sample(anyText, { numRuns: 200, seed: SEED }).map(pastable);
    const calls = callsIn(shell, parameters, texts.map((text) => `curl ${shellWord(text)}`).join('\n'));
    expect(calls).toEqual(texts.map((text) => [text]));
  });

  it('makes one call of a copied request, with the words that were meant', () => {
    const hop = requestHop(diagnoseOne(BLOCKED_PUT));
    if (hop === null) throw new Error('the capture has no request');
    for (const [url, value, body] of sample(tuple(anyText, anyText, anyText), { numRuns: 40, seed: SEED })) {
      const hostile: Hop = {
        ...hop,
        url: `https://api.example/${pastable(url)}`,
        requestHeaders: [{ name: 'x-a', value: pastable(value).replaceAll('\n', ' ') }],
        body: { mimeType: 'text/plain', text: pastable(body), truncated: false },
      };
      const command = asCurl(hostile, { includeSecrets: true });
      const [words = [], ...others] = callsIn(shell, parameters, command);
      expect(others).toEqual([]);
      expect(words[words.indexOf('--url') + 1]).toBe(hostile.url);
      // A request without a body has no such word.
      expect(words.find((_word, index) => words[index - 1] === '--data-raw') ?? '').toBe(pastable(body));
    }
  });
});
