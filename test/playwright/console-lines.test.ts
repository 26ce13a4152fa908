import type { ConsoleMessage } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { createConsoleLines } from '../../src/playwright/console-lines.ts';

/** A line as Playwright tells it; `values` is how many a page's own call had. */
const line = (text: string, type = 'error', values = 0): ConsoleMessage =>
  ({
    text: () => text,
    type: () => type,
    args: () => Array.from({ length: values }),
  }) as unknown as ConsoleMessage;

function readBy(engine: string, ...messages: readonly ConsoleMessage[]): readonly unknown[] {
  const lines = createConsoleLines(engine);
  for (const message of messages) lines.add(message);
  return lines
    .lines()
    .flatMap((each) => each.messages.map(({ corsError, url, origin }) => [corsError, url, origin]));
}

const CHROMIUM =
  "Access to fetch at 'https://api.example/a' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const FIREFOX =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.';

describe('lines of the console', () => {
  it('tell what Chromium says', () => {
    expect(readBy('chromium', line(CHROMIUM))).toEqual([
      ['MissingAllowOriginHeader', 'https://api.example/a', 'https://app.example'],
    ]);
  });

  it('tell what Firefox says, also in its own wrapping', () => {
    const wrapped = `[JavaScript Error: "${FIREFOX}" {file: "https://app.example/" line: 0}]`;
    for (const text of [FIREFOX, wrapped])
      expect(readBy('firefox', line(text, 'error', 1))).toEqual([
        ['MissingAllowOriginHeader', 'https://api.example/a', null],
      ]);
  });

  it('tell what Safari says in two lines as one', () => {
    const two = [
      'Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200',
      'Fetch API cannot load https://api.example/a due to access control checks.',
    ];
    expect(readBy('webkit', ...two.map((text) => line(text)))).toEqual([
      [expect.any(String), 'https://api.example/a', 'https://app.example'],
    ]);
  });

  it('are not those that a page writes itself, nor others', () => {
    expect(readBy('chromium', line(CHROMIUM, 'error', 1), line(CHROMIUM, 'log'))).toEqual([]);
    expect(readBy('chromium', line('Failed to load resource: net::ERR_FAILED'))).toEqual([]);
  });
});
