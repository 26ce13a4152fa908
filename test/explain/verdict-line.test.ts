import { describe, expect, it } from 'vitest';
import { CORS_ERRORS } from '../../src/cors/cors-error.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { verdictLine } from '../../src/explain/verdict-line/verdict-line.ts';
import { BLOCKED_GET, diagnoseOne } from '../fix/diagnosed.ts';
import { blocked, getAnswered, preflightAnswered } from './fixtures.ts';

/** Two lines of a bar that is 360 pixels wide, in letters of everyday width. */
const LONGEST = 130;

const lineOf = (...given: Parameters<typeof blocked>): string => plainText(verdictLine(blocked(...given)));

describe('the verdict in a line', () => {
  it.each(CORS_ERRORS)('names the server, and stays short, for %s', (corsError) => {
    const text =
      corsError.startsWith('Preflight') || corsError.endsWith('PreflightResponse')
        ? preflightAnswered('204 No Content')
        : getAnswered('200 OK');
    const line = lineOf(text, { corsError, failedParameter: 'https://the-value.example' });
    expect(line).toMatch(/localhost:8000/);
    expect(line.length).toBeLessThan(LONGEST);
    expect(line).not.toMatch(/\.$/);
  });

  it('has the user’s own values', () => {
    const line = lineOf(preflightAnswered('204 No Content'), {
      corsError: 'HeaderDisallowedByPreflightResponse',
      failedParameter: 'x-trace-id',
    });
    expect(line).toBe('localhost:8000 does not allow the header x-trace-id, so your PUT was never sent');
  });

  it('tells of an error whose page has no CORS headers that the error is the story', () => {
    const line = lineOf(getAnswered('500 Internal Server Error'), { corsError: 'MissingAllowOriginHeader' });
    expect(line).toContain('answered your GET with 500');
  });

  it.each([
    ['', ', with 1 risk'],
    ['Vary: Origin', ''],
    ['Vary: Origin\nETag: "1"', ''],
  ])('counts what may do harm, and nothing else: %s', (header, risks) => {
    const answer = `200 OK\nAccess-Control-Allow-Origin: https://app.example.com\n${header}`.trim();
    const line = plainText(
      verdictLine(diagnoseOne(BLOCKED_GET.replace('@error net::ERR_FAILED\n', '').replace('200 OK', answer))),
    );
    expect(line).toBe(`api.example.com lets your page read the answer to your GET${risks}`);
  });

  it('keeps long and hostile values short and visible', () => {
    const host = `${'sub.'.repeat(40)}example.com`;
    const line = plainText(
      verdictLine(
        diagnoseOne(
          BLOCKED_GET.replace('api.example.com', host).replace(
            '200 OK',
            `200 OK
Access-Control-Allow-Origin: https://\u202eevil.example/${'x'.repeat(300)}`,
          ),
        ),
      ),
    );
    expect(line.length).toBeLessThan(LONGEST + 40);
    expect(line).not.toContain('\u202e');
  });
});
