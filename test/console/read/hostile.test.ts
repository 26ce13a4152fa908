import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import { EXAMPLES } from './messages/index.ts';

/** Each is the beginning of something that a reader could go looking for the end of, over and over. */
const REPEATED = [
  'a',
  '\u0301\u0327',
  '%20a',
  '// a\n',
  'app | a\n',
  ' ',
  '\n',
  "'",
  '[',
  '[a](',
  '<a ',
  '&#',
  '**a ',
  '{code',
  '> ',
  'http:',
  "Access to fetch at 'https://a/",
  ' has been blocked by CORS policy: ',
  'pass access control check ',
  'Cross-Origin Request Blocked: ',
  'The Same Origin Policy disallows reading the remote resource at http://x ',
  'Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ',
  'Request header field ',
  'Origin ',
  'http://net::ERR_',
  'GET https://a ',
  'Fetch API cannot load https://a due to access control checks.\n',
  'https://a (x: CORS "access-control-allow-',
  'https://a (x: CORS ',
  'https://a. (Reason: CORS request not http) ',
  'blocked by CORS policy: No Access-Control',
  "header contains multiple values '",
  'header contains multiple values\n',
  'Aynı Köken İlkesi, https://a. (',
  'Aynı Köken İlkesi, https://a. (CORS: ).   1   ',
  'Refused to load the a because it violates the following Content Security Policy directive ',
  'cross-origin request blocked ',
  "No 'Access-Control-Allow-Origin' header is present on the requested resource.\n",
  ...EXAMPLES.slice(0, 3).map(({ text }) => `${text}\n`),
];

const repeated = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** A text of this length takes a fraction of a second; what grows with its square would take hours, and no test waits that long. */
const MEGABYTE = 1_000_000;

describe('hostile text', () => {
  it.each(REPEATED)('of a megabyte made of %j is read in time', (text) => {
    expect(decode(repeated(text, MEGABYTE)).length).toBeLessThanOrEqual(1_000);
  });

  it('never makes it throw', () => {
    assert(
      property(
        string({ unit: 'binary', maxLength: 500 }),
        string({ unit: 'binary', maxLength: 50 }),
        (text, other) => {
          expect(Array.isArray(decode(text))).toBe(true);
          const line = `Access to fetch at '${text}' from origin '${other}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header`;
          expect(Array.isArray(decode(line))).toBe(true);
        },
      ),
    );
  });
});
