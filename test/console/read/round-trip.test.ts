import { assert, constantFrom, property, record, stringMatching, webUrl } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORS_ERRORS } from '../../../src/cors/cors-error.ts';
import {
  CHROMIUM_FETCH_REFUSALS,
  CHROMIUM_REASONS,
  CHROMIUM_WRAPPER,
  OLD_NO_CORS_HINT,
  OLD_VALID_VALUE_HINT,
  VALID_VALUE_HINT,
  WITH_CREDENTIALS_HINT,
} from '../../../src/console/sentences/chromium.ts';
import { FIREFOX_DID_NOT_SUCCEED, FIREFOX_TEMPLATES } from '../../../src/console/sentences/firefox.ts';
import { fill, partsOf } from '../../../src/console/sentences/template.ts';
import { decode } from '../../../src/console/read/decode.ts';

const values = record({
  // Stars are marks of Markdown, too.
  url: webUrl({ withQueryParameters: true }).filter((url) => !url.includes('*')),
  origin: constantFrom('https://app.example', 'http://localhost:5173', 'null'),
  token: stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/),
  status: constantFrom('200', '401', '500'),
  kind: constantFrom('fetch', 'XMLHttpRequest', 'CSS stylesheet', 'font', 'link element resource'),
  hint: constantFrom('', VALID_VALUE_HINT, OLD_VALID_VALUE_HINT, OLD_NO_CORS_HINT, WITH_CREDENTIALS_HINT),
});

interface Filling {
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly status: string;
}

const filled = (template: string, { url, origin, token, status }: Filling): string =>
  fill(template, {
    url,
    origin,
    status,
    value: token,
    token,
    header: token,
    method: token,
    location: url,
    space: 'local',
    target: 'loopback',
    scheme: 'file',
    schemes: 'http, https',
  });

const names = (template: string, placeholder: string): boolean =>
  partsOf(template).placeholders.some((name) => name === placeholder);

describe('what Chromium prints is read back to the same code', () => {
  it.each(CORS_ERRORS)('%s', (corsError) => {
    const { text } = CHROMIUM_REASONS[corsError];
    const { start, url, origin, end } = CHROMIUM_WRAPPER;
    const named = ['header', 'method', 'value'].some((placeholder) => names(text, placeholder));
    assert(
      property(values, (filling) => {
        const line = start + filling.kind + url + filling.url + origin + filling.origin + end;
        const [message, ...more] = decode(line + filled(text, filling) + filling.hint);
        expect(more).toEqual([]);
        expect(message).toMatchObject({
          engine: 'chromium',
          isCors: true,
          corsError,
          url: filling.url,
          origin: filling.origin,
        });
        expect(message?.phase).toBe(CHROMIUM_REASONS[corsError].phase);
        expect(message?.failedParameter === filling.token).toBe(named);
      }),
      { numRuns: 30 },
    );
  });

  it.each(Object.values(CHROMIUM_FETCH_REFUSALS))(
    '$corsError before the network is asked',
    ({ corsError, text }) => {
      assert(
        property(values, (filling) => {
          expect(decode(filled(text, filling))).toMatchObject([
            { engine: 'chromium', corsError, url: filling.url },
          ]);
        }),
        { numRuns: 30 },
      );
    },
  );
});

describe('what Firefox prints is read back to the same code', () => {
  it.each([...FIREFOX_TEMPLATES.values()])('$code', ({ code, corsError, phase, text }) => {
    assert(
      property(values, (filling) => {
        expect(decode(filled(text, filling))).toMatchObject([
          { engine: 'firefox', isCors: true, corsError, phase, browserCode: code, url: filling.url },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('for every other failure', () => {
    assert(
      property(values, (filling) => {
        expect(decode(filled(FIREFOX_DID_NOT_SUCCEED.text, filling))).toMatchObject([
          {
            engine: 'firefox',
            isCors: true,
            corsError: null,
            browserCode: FIREFOX_DID_NOT_SUCCEED.code,
            url: filling.url,
          },
        ]);
      }),
      { numRuns: 30 },
    );
  });
});
