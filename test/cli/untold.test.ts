import { describe, expect, it } from 'vitest';
import { runIn } from './fake-terminal.ts';

/** A recording of Playwright's: it sees neither preflights nor the status of what they stop. */
const playwright = (method: string, headers: readonly object[], failure = 'net::ERR_FAILED'): string =>
  JSON.stringify({
    log: {
      creator: { name: 'Playwright', version: '1.56.0' },
      browser: { name: 'chromium', version: '142.0.0.0' },
      entries: [
        {
          startedDateTime: '2026-05-04T08:00:00.000Z',
          time: 12,
          request: {
            method,
            url: 'https://api.example/items',
            headers: [{ name: 'Referer', value: 'https://app.example/' }, ...headers],
          },
          response: { status: -1, headers: [], _failureText: failure },
          timings: { send: -1, wait: -1, receive: -1 },
        },
      ],
    },
  });

describe('a request that failed for a reason that is not recorded', () => {
  it('is told, counted and exit code 3: likely its preflight', async () => {
    const har = playwright('PUT', [{ name: 'Content-Type', value: 'application/json' }]);
    const { exitCode, output } = await runIn({ files: { 'x.har': har } }, 'explain', 'x.har');
    expect(exitCode).toBe(3);
    expect(output).toContain('failed, and this recording does not tell why; probably its preflight did');
    expect(output).toContain('1 failed for a reason that is not recorded');
  });

  it('names no preflight where none was needed', async () => {
    const { exitCode, output } = await runIn(
      { files: { 'x.har': playwright('GET', []) } },
      'explain',
      'x.har',
    );
    expect(exitCode).toBe(3);
    expect(output).toContain('failed, and this recording does not tell why.');
    expect(output).not.toContain('probably its preflight');
  });

  it('is no such thing where the failure has a name', async () => {
    const har = playwright('PUT', [], 'net::ERR_CONNECTION_REFUSED');
    const { exitCode } = await runIn({ files: { 'x.har': har } }, 'explain', 'x.har');
    expect(exitCode).toBe(0);
  });

  it('does not hide what is blocked', async () => {
    const blocked = JSON.stringify({
      log: {
        entries: [
          {
            startedDateTime: '2026-05-04T08:00:00.000Z',
            request: {
              method: 'GET',
              url: 'https://api.example/items',
              headers: [{ name: 'Origin', value: 'https://app.example' }],
            },
            response: { status: 200, headers: [] },
          },
        ],
      },
    });
    const files = { 'x.har': playwright('GET', []), 'y.har': blocked };
    expect((await runIn({ files }, 'explain', 'x.har', 'y.har')).exitCode).toBe(1);
    expect((await runIn({ files }, 'explain', 'y.har', 'x.har')).exitCode).toBe(1);
  });
});

describe('a preflight that passed, without its request', () => {
  const har = JSON.stringify({
    log: {
      creator: { name: 'mitmproxy', version: '12.0' },
      entries: [
        {
          startedDateTime: '2026-05-04T08:00:00.000Z',
          time: 60,
          request: {
            method: 'OPTIONS',
            url: 'https://collector.example/v1/track',
            headers: [
              { name: 'Origin', value: 'https://www.example.net' },
              { name: 'Access-Control-Request-Method', value: 'POST' },
              { name: 'Access-Control-Request-Headers', value: 'content-type' },
            ],
          },
          response: {
            status: 200,
            headers: [
              { name: 'Access-Control-Allow-Origin', value: '*' },
              { name: 'Access-Control-Allow-Headers', value: 'content-type' },
            ],
          },
        },
      ],
    },
  });

  it('does not make a request blocked that the recording may have left out', async () => {
    const { exitCode, output } = await runIn({ files: { 'x.har': har } }, 'explain', 'x.har', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ exchanges: [{ verdict: 'unknown', consoleMessage: null }] });
    expect(output).toContain('this recording does not hold the request itself');
  });

  it('makes it blocked where somebody says that it has credentials', async () => {
    const { exitCode } = await runIn(
      { files: { 'x.har': har } },
      'explain',
      'x.har',
      '--credentials',
      'include',
    );
    expect(exitCode).toBe(1);
  });
});
