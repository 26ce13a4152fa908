import { describe, expect, it } from 'vitest';
import { reportPage } from '../../src/share/report-page.ts';
import { CHROMIUM, recordsOf } from '../support/http-text.ts';

const EMPTY =
  '<title>CORS Lens</title><script type="application/json" id="log"></script><script type="module">run();</script>';

const written = (capture: string, name = 'log.har'): string =>
  reportPage(EMPTY, {
    name,
    browser: CHROMIUM,
    records: recordsOf(capture),
    unreadable: 0,
    isDamaged: false,
  });

/** What the page's script reads. */
const logIn = (page: string): { readonly records: readonly { readonly url: string }[] } =>
  JSON.parse(/id="log">([^<]*)<\/script>/.exec(page)?.[1] ?? '');

describe('the page of a report', () => {
  it.each(['</script><script>alert(1)</script>', '<!--<script>', '\u2028', '\u2029', '$& $1 $`', '"', '\\'])(
    'holds %j as text',
    (hostile) => {
      const page = written(`GET https://api.example/\nX-A: ${hostile}|\n\n200 OK`);
      expect(page.split(/<\/?script/)).toHaveLength(EMPTY.split(/<\/?script/).length);
      expect(page).not.toMatch(/<!--|\u2028|\u2029/);
      expect(logIn(page).records).toMatchObject([
        { requestHeaders: [{ name: 'X-A', value: `${hostile.trim()}|`.trim() }] },
      ]);
    },
  );

  it('names its file as text', () => {
    expect(written('GET https://api.example/\n\n200 OK', '</title><script>.har')).toContain(
      '<title>&lt;/title&gt;&lt;script&gt;.har · CORS Lens</title>',
    );
  });

  it('leaves the values of secrets out', () => {
    const page = written(
      'GET https://api.example/?token=s3cr3t\nCookie: a=s3cr3t\n\n200 OK\nSet-Cookie: b=s3cr3t',
    );
    expect(page).not.toContain('s3cr3t');
    expect(logIn(page).records[0]?.url).toBe('https://api.example/?token=<redacted>');
  });
});
