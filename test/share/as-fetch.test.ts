import { expect, test } from 'vitest';
import { asFetch } from '../../src/share/as-fetch.ts';
import { diagnoseOne } from '../fix/diagnosed.ts';

const PUT = diagnoseOne(`
    PUT https://api.example.com/items/1?token=s3cret
    Origin: https://app.example.com
    Cookie: id=s3cret
    Authorization: Bearer s3cret
    Content-Type: application/json
    X-Trace-Id: 1
    Accept: */*
    User-Agent: Mozilla/5.0
    Sec-Fetch-Mode: cors

    {"title":"it's \u2028 \\"new\\""}

    200 OK
    Access-Control-Allow-Origin: https://app.example.com
    Access-Control-Allow-Credentials: true
`);

/** What a call of fetch was given, run as the console of a page would. */
async function given(code: string): Promise<readonly unknown[]> {
  const calls: unknown[][] = [];
  const run = new Function('fetch', `return (async () => { ${code} })()`) as (
    fetch: (...parameters: unknown[]) => void,
  ) => Promise<void>;
  await run((...parameters) => void calls.push(parameters));
  return calls[0] ?? [];
}

test('what the page set is in the call, and nothing that the browser adds', async () => {
  expect(await given(asFetch(PUT, { includeSecrets: true }))).toEqual([
    'https://api.example.com/items/1?token=s3cret',
    {
      method: 'PUT',
      headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json', 'x-trace-id': '1' },
      credentials: 'include',
      body: '{"title":"it\'s \u2028 \\"new\\""}',
    },
  ]);
});

test('secrets are left out unless asked for', () => {
  expect(asFetch(PUT)).not.toContain('s3cret');
});

test('a plain GET is the address alone', () => {
  const plain = diagnoseOne('GET https://api.example.com/a\nOrigin: https://app.example.com\n\n200 OK');
  expect(asFetch(plain)).toBe('await fetch("https://api.example.com/a");');
});
