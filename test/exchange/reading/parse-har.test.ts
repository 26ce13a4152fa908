import { assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHarFault, parseHar, type ParsedHar } from '../../../src/exchange/reading/parse-har.ts';
import { browserOf } from '../../../src/exchange/reading/record-browser.ts';
import { FIREFOX, harOf } from '../../support/http-text.ts';

const HAR = harOf(
  `
GET https://api.example/one
Origin: https://app.example

200 OK
X-Tricky: }],"{\\
---
GET https://api.example/two
Origin: https://app.example

200 OK
---
GET https://api.example/three
Origin: https://app.example

200 OK`,
  FIREFOX,
);
const TEXT = JSON.stringify(HAR, null, 2);

function read(text: string): ParsedHar {
  const parsed = parseHar(text);
  if (isHarFault(parsed)) throw new Error(`no HAR: ${parsed}`);
  return parsed;
}

const urlsOf = ({ entries }: ParsedHar): readonly string[] =>
  entries.map((entry) => (entry as { readonly request: { readonly url: string } }).request.url);

const ALL = ['https://api.example/one', 'https://api.example/two', 'https://api.example/three'];

describe('a HAR', () => {
  it('is taken apart whole', () => {
    expect(urlsOf(read(TEXT))).toEqual(ALL);
    expect(read(TEXT).isDamaged).toBe(false);
  });

  it('may be its log alone, a list of entries, or one entry', () => {
    const { log } = HAR as { readonly log: { readonly entries: readonly unknown[] } };
    expect(urlsOf(read(JSON.stringify(log)))).toEqual(ALL);
    expect(urlsOf(read(JSON.stringify(log.entries)))).toEqual(ALL);
    expect(urlsOf(read(JSON.stringify(log.entries[1])))).toEqual(ALL.slice(1, 2));
    expect(browserOf(read(JSON.stringify(log)).log, [])).toEqual(FIREFOX);
  });

  it('keeps its complete entries, and its browser, when it breaks off', () => {
    const cut = TEXT.slice(0, TEXT.indexOf('https://api.example/three') + 5);
    const parsed = read(cut);
    expect(urlsOf(parsed)).toEqual(ALL.slice(0, 2));
    expect(parsed.isDamaged).toBe(true);
    expect(browserOf(parsed.log, [])).toEqual(FIREFOX);
  });

  it('keeps its other entries when one is damaged', () => {
    const damaged = TEXT.replace('"https://api.example/two"', 'https://api.example/two"');
    expect(urlsOf(read(damaged))).toEqual([ALL[0], ALL[2]].slice(0, urlsOf(read(damaged)).length));
    expect(read(TEXT.replace('"url": "https://api.example/two"', '"url": oops')).entries).toHaveLength(2);
  });

  it('gives what is whole wherever it is cut', () => {
    assert(
      property(nat(TEXT.length), (end) => {
        const parsed = parseHar(TEXT.slice(0, end));
        if (isHarFault(parsed)) return true;
        return urlsOf(parsed).every((url, index) => url === ALL[index]);
      }),
    );
  });
});

describe('a HAR among other things', () => {
  it.each([
    ['a property of another tool', { har: HAR }],
    ['a property within one', { data: { capture: HAR } }],
    ['a list', [HAR]],
    ['a string', JSON.stringify(HAR)],
    ['a string in a property', { result: { har: JSON.stringify(HAR) } }],
  ])('is found: %s', (_what, document) => {
    const parsed = read(JSON.stringify(document));
    expect(urlsOf(parsed)).toEqual(ALL);
    expect(parsed.isDamaged).toBe(false);
    expect(browserOf(parsed.log, [])).toEqual(FIREFOX);
  });

  it.each([
    ['a list', JSON.stringify([HAR, HAR])],
    ['one text', TEXT + TEXT],
    ['two lines', `${JSON.stringify(HAR)}\n${JSON.stringify(HAR)}\n`],
  ])('is read with the other: %s', (_what, text) => {
    const parsed = read(text);
    expect(urlsOf(parsed)).toEqual([...ALL, ...ALL]);
    expect(parsed.isDamaged).toBe(false);
  });

  it('keeps its pages apart from those of the other', () => {
    const page = (title: string): object => ({
      log: { pages: [{ id: 'page_1', title }], entries: [{ request: {}, pageref: 'page_1' }] },
    });
    const { log, entries } = read(JSON.stringify([page('http://a.test/'), page('http://b.test/')]));
    expect(log).toMatchObject({ pages: [{ id: '0/page_1' }, { id: '1/page_1' }] });
    expect(entries).toMatchObject([{ pageref: '0/page_1' }, { pageref: '1/page_1' }]);
  });

  it('may be entries, one a line', () => {
    const { log } = HAR as { readonly log: { readonly entries: readonly unknown[] } };
    const text = log.entries.map((entry) => JSON.stringify(entry)).join('\n');
    expect(urlsOf(read(text))).toEqual(ALL);
  });

  it('is whole where the one behind it breaks off', () => {
    const parsed = read(TEXT + TEXT.slice(0, TEXT.length / 2));
    expect([urlsOf(parsed), parsed.isDamaged]).toEqual([ALL, true]);
  });
});

describe('a text that is no HAR', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<html>', 'markup'],
    ['PK\u0003\u0004\u0014', 'archive'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:0', 'git-lfs'],
    ['{"info":{},"item":[{"request":{}}]}', 'postman'],
    ['{"constants":{},"events":[]}', 'net-log'],
    ['{"traceEvents":[]}', 'trace'],
    ['GET / HTTP/1.1', 'not-json'],
    ['{"a":1}', 'no-entries'],
    ['[]', 'no-entries'],
    ['null', 'no-entries'],
    ['{"log":{"version":"1.2","cre', 'broken'],
    ['{"log":{"entries":[{"request":{', 'broken'],
  ])('%j: %s', (text, fault) => {
    expect(parseHar(text)).toBe(fault);
  });

  it.each([
    ['lists', '{"entries":['.repeat(80_000)],
    ['objects', `{"entries":[${'{'.repeat(1_000_000)}`],
    ['quotes', `{"entries":[${'{"'.repeat(500_000)}`],
    ['escapes', `{"entries":[{"${'\\'.repeat(1_000_000)}`],
    ['broken entries', `{"entries":[${'{oops},'.repeat(150_000)}`],
    ['blanks', `"entries"${' '.repeat(1_000_000)}`],
  ])('is read in linear time when it is hostile: %s', (_what, text) => {
    const before = process.cpuUsage();
    parseHar(text);
    // What this process has worked, whatever else the machine has to do. Anything that is not linear takes minutes.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(10_000);
  });
});
