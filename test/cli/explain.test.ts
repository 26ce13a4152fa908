import { stripVTControlCharacters } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ALLOWED, BLOCKED, har } from './captures.ts';
import { runIn } from './fake-terminal.ts';

const both = har(`${BLOCKED}---${ALLOWED.replace('items', 'items\n  @start 50')}`);

describe('cors-lens explain', () => {
  it('reports what is blocked, why, and what it needs, and exits with 1', async () => {
    const { exitCode, output, errors } = await runIn({ files: { 'log.har': both } }, 'explain', 'log.har');
    expect(exitCode).toBe(1);
    expect(errors).toBe('');
    expect(output.split('\n')).toEqual([
      'log.har (Chromium 156), 2 requests: 1 blocked by CORS, 0 failed for other reasons, 0 allowed with warnings',
      '',
      '✗ BLOCKED  PUT http://localhost:8000/api/tasks/42  Preflight 404',
      '    http://localhost:8000 answered the preflight with 404, so your PUT was never sent.',
      '    The preflight, the OPTIONS request that asks for permission before the real one, has to be answered with a 2xx status and the headers that give the permission.',
      '    Likely cause: No route answers OPTIONS. http://localhost:8000 has no handler for OPTIONS at /api/tasks/42 and answered 404. A preflight needs a 2xx status, so your PUT was never sent.',
      '      Do: Mount the CORS layer in front of the router, so that it answers OPTIONS with 204: the configuration for Express does.',
      '      Not: A hand-written OPTIONS route alone is not enough: the actual answer needs the headers too.',
      '      Check: Look whether the CORS layer stands in front of the router, and whether it answers OPTIONS by itself.',
      '      If it is not that: The server has no CORS configuration.',
      "    Access to fetch at 'http://localhost:8000/api/tasks/42' from origin 'http://localhost:3000' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      '    http://localhost:8000 never received your PUT: nothing changed there.',
      '    Preflight response OPTIONS /api/tasks/42',
      '      + Status: 204',
      '      + Access-Control-Allow-Origin: http://localhost:3000',
      '      + Access-Control-Allow-Credentials: true   (only for a request with credentials)',
      '      + Access-Control-Allow-Methods: PUT',
      '      + Access-Control-Allow-Headers: content-type',
      '    Response PUT /api/tasks/42 · not sent yet, will need',
      '      + Access-Control-Allow-Origin: http://localhost:3000',
      '      + Access-Control-Allow-Credentials: true   (only for a request with credentials)',
      '    Server: Express, certain (X-Powered-By: Express). cors-lens snippet express writes its configuration.',
      '    Sent with credentials (such as cookies)? DevTools cannot see it. Assumed: no. What is needed here lets it pass either way. Without credentials it passes without Access-Control-Allow-Credentials: true, too.',
      '',
      '1 preflight: requests waited 5 ms for it.',
      '',
    ]);
  });

  it('lists no more than is needed once somebody says whether credentials were included', async () => {
    const files = { 'log.har': both };
    const without = await runIn({ files }, 'explain', '--credentials', 'omit', 'log.har');
    expect(without.output).not.toContain('+ Access-Control-Allow-Credentials');
    expect(without.output).toContain('With credentials every answer also needs');
    const withThem = await runIn({ files }, 'explain', '--credentials=include', 'log.har');
    expect(withThem.output).toContain('+ Access-Control-Allow-Credentials: true');
    expect(withThem.output).not.toContain('either way');
  });

  it('refuses to guess what another answer about credentials means', async () => {
    const files = { 'log.har': both };
    const { exitCode, output, errors } = await runIn({ files }, 'explain', '--credentials=yes', 'log.har');
    expect(exitCode).toBe(2);
    expect(output).toBe('');
    expect(errors).toBe(
      'cors-lens: explain: --credentials is include or omit, not yes: say whether the requests included credentials, such as cookies.\n',
    );
  });

  it('exits with 0 when nothing is blocked', async () => {
    const { exitCode } = await runIn({ files: { 'log.har': har(ALLOWED) } }, 'explain', 'log.har');
    expect(exitCode).toBe(0);
  });

  it('reads standard input for -', async () => {
    const { exitCode, output } = await runIn({ input: both }, 'explain', '-');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^standard input \(Chromium 156\)/);
  });

  it('recognizes gzip by its bytes, whatever the file is called', async () => {
    const files = { 'log.har': gzipSync(both) };
    const { exitCode, output } = await runIn({ files }, 'explain', 'log.har');
    expect(exitCode).toBe(1);
    expect(output).toContain('2 requests');
  });

  it('reads UTF-16 and byte order marks', async () => {
    const files = { 'a.har': Buffer.from(`\uFEFF${both}`, 'utf16le'), 'b.har': `\uFEFF${both}` };
    const { errors } = await runIn({ files }, 'explain', 'a.har', 'b.har');
    expect(errors).toBe('');
  });

  it('reads several files, and explains the others when one cannot be read', async () => {
    const { exitCode, output, errors } = await runIn(
      { files: { 'log.har': both } },
      'explain',
      'missing.har',
      'log.har',
    );
    expect(exitCode).toBe(2);
    expect(errors).toBe('cors-lens: missing.har: there is no such file. Check the path.\n');
    expect(output).toContain('2 requests');
  });

  it('colours only where colours are shown', async () => {
    const files = { 'log.har': both };
    const plain = await runIn({ files }, 'explain', 'log.har');
    const coloured = await runIn({ files, colours: true }, 'explain', 'log.har');
    expect(plain.output).not.toContain('\u001b');
    expect(coloured.output).toContain('\u001b[31m✗ BLOCKED\u001b[39m');
  });

  it('shows progress only to a person', async () => {
    const entries = Array.from({ length: 2_500 }, () => ALLOWED).join('---');
    const files = { 'log.har': har(entries) };
    const watched = await runIn({ files, showsProgress: true }, 'explain', 'log.har');
    const unwatched = await runIn({ files }, 'explain', 'log.har');
    expect(watched.errors).toContain('Reading log.har: 2,000');
    expect(watched.errors.endsWith('\r\u001b[K')).toBe(true);
    expect(unwatched.errors).toBe('');
  });
});

describe('a file that is no HAR', () => {
  it.each([
    ['', 'x.har is empty'],
    ['GET /', 'x.har is no HAR, because it is not JSON'],
    ['<html>', 'x.har is HTML or XML, not a HAR'],
    ['{"log":{"entries":', 'breaks off before its first complete request'],
    ['{"a":1}', 'x.har is JSON but no HAR, because it has no log.entries'],
    ['[]', 'x.har is JSON but no HAR'],
    ['null', 'x.har is JSON but no HAR'],
    [Uint8Array.of(0x1f, 0x8b, 1, 2, 3), 'the gzip data is damaged'],
  ])('%j: %s', async (content, reason) => {
    const { exitCode, output, errors } = await runIn(
      { files: { 'x.har': content } },
      'explain',
      'x.har',
      '--json',
    );
    expect(exitCode).toBe(2);
    expect(output).toBe('');
    expect(errors).toMatch(/^cors-lens: x\.har:? [^\n]+\.\n$/);
    expect(errors).toContain(reason);
  });
});

describe('secrets', () => {
  const SECRET = 'S3CRET-of-a-user';
  const files = {
    'x.har': har(`
      GET https://me:${SECRET}@api.example/odata/Users('42')?access_token=${SECRET}
      @error net::ERR_FAILED
      Origin: https://app.example

      200 OK`),
  };

  it('are left out of the report, and of the document where that is asked for', async () => {
    expect((await runIn({ files }, 'explain', 'x.har')).output).not.toContain(SECRET);
    expect((await runIn({ files }, 'explain', 'x.har')).output).toContain('access_token=<redacted>');
    expect((await runIn({ files }, 'explain', '--secrets', 'x.har')).output).toContain(SECRET);
    expect((await runIn({ files }, 'explain', '--json', 'x.har')).output).toContain(SECRET);
    expect((await runIn({ files }, 'explain', '--json', '--redact', 'x.har')).output).not.toContain(SECRET);
  });
});

describe('a file that breaks off', () => {
  const complete = har(`${BLOCKED}---${ALLOWED}`);

  it('is explained as far as its entries are complete', async () => {
    const cut = complete.slice(0, complete.indexOf('api.example.com') + 5);
    const { exitCode, output, errors } = await runIn({ files: { 'cut.har': cut } }, 'explain', 'cut.har');
    expect(exitCode).toBe(1);
    expect(errors).toBe('cors-lens: cut.har: the file breaks off; what is complete is explained.\n');
    expect(output).toContain('1 request:');
  });

  it('never makes the command fail in another way, wherever it breaks', async () => {
    for (let end = 0; end < complete.length; end += 7) {
      const { exitCode, errors } = await runIn(
        { files: { 'cut.har': complete.slice(0, end) } },
        'explain',
        'cut.har',
      );
      expect([0, 1, 2]).toContain(exitCode);
      expect(errors.split('\n')).toHaveLength(2);
    }
  });

  it('counts entries that are not in the form of one', async () => {
    const files = { 'odd.har': JSON.stringify({ log: { entries: [null, 7, {}, { request: {} }] } }) };
    const { exitCode, errors } = await runIn({ files }, 'explain', 'odd.har');
    expect(exitCode).toBe(0);
    expect(errors).toBe('cors-lens: odd.har: 4 entries could not be read and were left out.\n');
  });
});

describe('hostile text', () => {
  const ESCAPES = '\u001b]0;owned\u0007\u009b2J\u202E';
  const hostile = har(`
    GET https://api.example.com/${ESCAPES}
    @error net::ERR_FAILED
    Origin: https://app.example.com

    200 OK
    Server: ${ESCAPES}
    Access-Control-Allow-Origin: ${ESCAPES}
  `);

  it.each([[[]], [['--json']]])('reaches no terminal as control characters (%j)', async (options) => {
    const files = { 'log.har': hostile };
    const { output, errors } = await runIn({ files, colours: true }, 'explain', 'log.har', ...options);
    const withoutOurs = stripVTControlCharacters(output.replaceAll('\n', ''));
    expect(withoutOurs).not.toMatch(/\p{Cc}/u);
    expect(withoutOurs).toContain('\\u009B2J');
    expect(errors).toBe('');
  });

  it('is not taken from the names of files either', async () => {
    const { errors } = await runIn({}, 'explain', `\u001b[2J.har`);
    expect(errors).toBe('cors-lens: \\u001B[2J.har: there is no such file. Check the path.\n');
  });
});
