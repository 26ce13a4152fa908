import { assert, constantFrom, option, property, subarray, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedMessage } from '../../../src/console/read/decoded-message.ts';
import { decode } from '../../../src/console/read/decode.ts';
import { LINKS, PASTINGS, type Pasting, WRAPPINGS } from './as-pasted.ts';
import type { Example } from './messages/example.ts';
import { EXAMPLES } from './messages/index.ts';

const pasted = (text: string, pastings: readonly Pasting[]): string =>
  pastings.reduce((changed, { change }) => change(changed), text);

/** The messages that are not read back after the pastings. */
const misread = (pastings: readonly Pasting[], examples: readonly Example[]): readonly string[] =>
  examples
    .map(({ text, message }) => [pasted(text, pastings), message] as const)
    .flatMap(([text, message]) => (JSON.stringify(decode(text)) === JSON.stringify([message]) ? [] : [text]));

describe('every message is read', () => {
  it.each([...LINKS, ...PASTINGS])('$name', (pasting) => {
    expect(misread([pasting], EXAMPLES)).toEqual([]);
  });
});

/** What a message about CORS is judged by. */
const told = ({
  engine,
  corsError,
  browserCode,
  phase,
  url,
  origin,
  failedParameter,
}: DecodedMessage): object => ({
  engine,
  corsError,
  browserCode,
  phase,
  url,
  origin,
  failedParameter,
});

describe('every message about CORS is read', () => {
  const cors = EXAMPLES.filter(({ message }) => message.isCors);

  it.each(WRAPPINGS)('$name', (wrapping) => {
    const wrong = cors.filter(({ text, message }) => {
      const [first] = decode(wrapping.change(text));
      return first === undefined || JSON.stringify(told(first)) !== JSON.stringify(told(message));
    });
    expect(wrong.map(({ text }) => wrapping.change(text))).toEqual([]);
  });

  it('after several of these changes, in any order', () => {
    const changes = tuple(option(constantFrom(...LINKS)), subarray([...PASTINGS], { maxLength: 3 }));
    assert(
      property(constantFrom(...cors), changes, ({ text, message }, [link, pastings]) => {
        const [first] = decode(pasted(text, link === null ? pastings : [link, ...pastings]));
        expect(first?.isCors).toBe(true);
        expect(first?.corsError).toBe(message.corsError);
        expect(first?.browserCode).toBe(message.browserCode);
      }),
      { numRuns: 500 },
    );
  });

  it('cut off behind the reason has begun, as far as the rest tells it', () => {
    const text = `Access to fetch at 'https://api.shop.test/a' from origin 'https://www.shop.test' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok`;
    expect(decode(text)).toMatchObject([
      { corsError: 'PreflightInvalidStatus', url: 'https://api.shop.test/a' },
    ]);
    expect(decode(text.slice(0, text.indexOf('It')))).toMatchObject([
      { corsError: null, phase: 'preflight' },
    ]);
    expect(decode(text.slice(0, text.indexOf('been')))).toMatchObject([
      { isCors: true, corsError: null, url: 'https://api.shop.test/a', origin: 'https://www.shop.test' },
    ]);
  });

  it('cut off at the front', () => {
    const text =
      "rom origin 'https://www.shop.test' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
    expect(decode(text)).toMatchObject([
      {
        corsError: 'MethodDisallowedByPreflightResponse',
        failedParameter: 'PUT',
        origin: 'https://www.shop.test',
      },
    ]);
    expect(decode(text.slice(text.indexOf('policy')))).toMatchObject([
      { corsError: 'MethodDisallowedByPreflightResponse', failedParameter: 'PUT', origin: null, url: null },
    ]);
  });
});
