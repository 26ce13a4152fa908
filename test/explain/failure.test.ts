import { describe, expect, it } from 'vitest';
import { failureText } from '../../src/explain/failure.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { exchangeOf } from '../support/http-text.ts';
import { diagnosisOf } from '../diagnosis/diagnosis-of.ts';

/** What is said about a redirect that the page itself refused. */
function about(mode: string, location: string): string {
  const text = `
    GET http://localhost:4200/items
    @error net::ERR_ABORTED
    Sec-Fetch-Mode: ${mode}
    Sec-Fetch-Site: same-origin
    Referer: http://localhost:4200/

    302 Found
    Location: ${location}`;
  const { failure } = diagnosisOf(text);
  if (failure === null) return '';
  const { title, detail, next } = failureText(failure, exchangeOf(text));
  return [title, detail, next].map(plainText).join(' ');
}

describe('a redirect that the page refused', () => {
  it('leads out of the origin that its mode keeps it in', () => {
    const text = about('same-origin', 'http://localhost:8000/items');
    expect(text).toContain('http://localhost:8000/items');
    expect(text).toContain("mode: 'same-origin'");
    expect(text).not.toContain('redirect:');
  });

  it('carries a user name, in an address that is http all the same', () => {
    const text = about('no-cors', 'http://user@localhost:8000/items');
    expect(text).toContain('user name or password');
    expect(text).not.toContain('http or https');
  });

  it('leads to something that is no http', () => {
    expect(about('no-cors', 'ftp://localhost/items')).toContain('http or https');
  });
});
