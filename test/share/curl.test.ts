import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hop } from '../../src/exchange/exchange.ts';
import { asCurl, isBodyCut, preflightAsCurl, requestAsCurl, requestHop } from '../../src/share/curl.ts';
import { shellWord } from '../../src/share/shell.ts';
import { SHELLS } from '../../src/share/write-curl.ts';
import { BLOCKED_GET, BLOCKED_PUT, diagnoseOne } from '../fix/diagnosed.ts';
import { anyText } from '../fix/support.ts';
import { exchangeOf } from '../support/http-text.ts';

function hopOf(capture: string): Hop {
  const hop = requestHop({
    exchange: exchangeOf(capture),
    diagnosis: diagnoseOne(BLOCKED_GET).diagnosis,
    consoleMessage: null,
  });
  if (hop === null) throw new Error('the capture has no request');
  return hop;
}

const MARK = '\u0001';

/** What can reach a program as UTF-8: lone surrogates cannot, and the mark would part a word. */
const encodable = (text: string): string => Buffer.from(text).toString().replaceAll(MARK, '');

/** The words that a real POSIX shell makes of `script`, by way of a function in place of curl. */
function shellArguments(script: string): readonly string[] {
  const program = `curl() { for word in "$@"; do printf '%s\\001' "$word"; done; }\n${script}`;
  return execFileSync('sh', ['-c', program]).toString().split(MARK).slice(0, -1);
}

test('a shell reads back whatever text was quoted', () => {
  const texts = fc
    .sample(anyText, { numRuns: 300, seed: 3 })
    .map((text) => encodable(text).replaceAll('\0', ''));
  const script = `curl ${texts.map(shellWord).join(' ')}`;
  expect(shellArguments(script)).toEqual(texts);
});

test('a request becomes one command, secrets left out', () => {
  expect(asCurl(hopOf(BLOCKED_PUT))).toBe(
    String.raw`curl -i -X PUT --url 'https://api.example.com/items/1?access_token=<redacted>' \
  -H 'Origin: https://app.example.com' \
  -H 'Authorization: <redacted>' \
  -H 'Content-Type: application/json' \
  -H 'X-Trace-Id: 1'`,
  );
});

test('secrets are copied when that is asked for', () => {
  const command = asCurl(hopOf(BLOCKED_PUT), { includeSecrets: true });
  expect(command).toContain('Authorization: Bearer t0p-s3cret');
  expect(command).toContain('access_token=t0p-s3cret');
});

test('a preflight that was sent is copied as it was sent', () => {
  expect(preflightAsCurl(diagnoseOne(BLOCKED_PUT))).toContain(
    "-H 'Access-Control-Request-Headers: authorization,content-type,x-trace-id'",
  );
});

test('a preflight that is not in the log is built from the request', () => {
  const [, request = ''] = BLOCKED_PUT.split('---');
  const command = preflightAsCurl(diagnoseOne(request)) ?? '';
  expect(command).toContain('curl -i -X OPTIONS');
  expect(command).toContain("-H 'Access-Control-Request-Method: PUT'");
  expect(command).toContain("-H 'Access-Control-Request-Headers: authorization,content-type,x-trace-id'");
  expect(command).not.toContain('s3cret');
});

test('a request that needs no preflight has none', () => {
  expect(preflightAsCurl(diagnoseOne(BLOCKED_GET))).toBeNull();
});

test('a command holds no comment, which interactive zsh would run', () => {
  const hop = hopOf(BLOCKED_PUT);
  const cut: Hop = { ...hop, body: { mimeType: 'text/plain', text: 'half a', truncated: true } };
  for (const shell of SHELLS) expect(asCurl(cut, { shell })).not.toContain('#');
  expect([isBodyCut(cut), isBodyCut(hop)]).toEqual([true, false]);
});

test('a request that never left the browser carries its origin', () => {
  const never = diagnoseOne(BLOCKED_PUT.replace(/(PUT .*\n(?:@.*\n)*)Origin: .*\n/, '$1'));
  for (const shell of SHELLS)
    expect(requestAsCurl(never, { shell })).toContain('Origin: https://app.example.com');
});

test('curl neither expands the address, nor waits for the body of a HEAD, nor drops an empty header', () => {
  const command = asCurl(
    hopOf(`
HEAD https://api.example.com/items?ids[]=1
Origin: https://app.example.com
X-Empty:
Accept-Encoding: gzip

200 OK
`),
  );
  expect(command).toContain('curl -i --head');
  expect(command).toContain('--globoff');
  expect(command).toContain("-H 'X-Empty;'");
  expect(command).toContain('--compressed');
});

test('whatever a page sends, the command is one call with as many words as it has arguments', () => {
  const hop = hopOf(BLOCKED_PUT);
  const samples = fc.sample(fc.tuple(anyText, anyText, anyText, anyText), { numRuns: 60, seed: 4 });
  for (const [method, url, value, body] of samples) {
    const hostile: Hop = {
      ...hop,
      method: encodable(method),
      url: encodable(url),
      requestHeaders: [{ name: 'x-a', value: encodable(value) }],
      body: { mimeType: 'text/plain', text: encodable(body), truncated: false },
    };
    const words = shellArguments(asCurl(hostile, { includeSecrets: true }));
    expect(words[words.indexOf('--url') + 1]).toBe(hostile.url.replaceAll('\0', ''));
    const flags = words.filter((word) => word === '-H' || word === '--data-raw');
    expect(flags.length).toBeLessThanOrEqual(2);
  }
});
