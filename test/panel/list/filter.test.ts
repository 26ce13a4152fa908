import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTest, hostFilter, urlFilter } from '../../../src/panel/list/filter.ts';
import { brokenPattern, parseFilter } from '../../../src/panel/list/filter-terms.ts';
import { cutForTail } from '../../../src/panel/list/path-tail.ts';
import { statusOf, type ExchangeRow } from '../../../src/panel/list/row-data.ts';
import { anyText } from '../../fix/support.ts';
import { exchangeOf } from '../../support/http-text.ts';

const exchange = exchangeOf(`
OPTIONS https://api.example:8443/v2/tasks/42?page=1
Origin: https://app.example
Access-Control-Request-Method: PUT

204 No Content
Access-Control-Allow-Origin: https://app.example
Access-Control-Allow-Methods: PUT
---
PUT https://api.example:8443/v2/tasks/42?page=1
@start 1
@error net::ERR_FAILED
Origin: https://app.example
X-Team: Cranes Überseering

503 Service Unavailable
Server: nginx/1.26.2`);

const ROW: ExchangeRow = {
  kind: 'exchange',
  id: 1,
  exchange,
  verdict: 'blocked',
  category: 'blocked',
  cause: '503: no Allow-Origin',
  status: statusOf(exchange),
  api: 'https://api.example:8443',
};

const fits = (text: string): boolean => createTest(text)(ROW);

describe('a filter', () => {
  it.each([
    '',
    '   ',
    'TASKS',
    'tasks cranes',
    '503',
    'put',
    'blocked',
    '-users',
    'tasks -users',
    'server: nginx',
    '"Cranes Über"',
    '-"Cranes Unter"',
    'host:api.example',
    'host:api.example:8443',
    'host:*.example',
    'domain:API.example',
    '-host:example',
    'method:put',
    'method:OPTIONS',
    '-method:GET',
    'status:503',
    'status:5xx',
    'status:5',
    '-status:404',
    'status:',
    'url:/v2/tasks/42',
    '/tasks\\/\\d+/',
    '/^https:.*page=\\d$/',
    '-/^http:/',
    'method:PUT status:5xx /tasks/ -/users/ host:api.example',
    hostFilter('api.example:8443'),
    urlFilter('https://api.example:8443/v2/tasks/42?page=1'),
  ])('finds the request with %s', (text) => {
    expect(fits(text)).toBe(true);
  });

  it.each([
    'users',
    '-tasks',
    'tasks -cranes',
    'host:example',
    'host:api',
    'method:PU',
    'method:GET',
    '-method:put',
    'status:404',
    'status:4xx',
    'status:0',
    'url:/v3',
    '/tasks\\/[a-z]+/',
    '-/tasks/',
    '"Cranes  Über"',
  ])('does not find it with %s', (text) => {
    expect(fits(text)).toBe(false);
  });

  it('finds what was never answered by status 0', () => {
    expect(createTest('status:0')({ ...ROW, status: 0 })).toBe(true);
    expect(createTest('status:5')({ ...ROW, status: 0 })).toBe(false);
  });

  it('takes a path for a text, and what is no pattern for one too', () => {
    expect(parseFilter('/v2/tasks')).toEqual([{ kind: 'text', value: '/v2/tasks', negated: false }]);
    expect(parseFilter('/v2/ x')[0]).toEqual({ kind: 'regex', value: 'v2', negated: false });
    expect(fits('/[/')).toBe(false);
    expect(brokenPattern('a /[/ b')).toBe('/[/');
    expect(brokenPattern('a /b/')).toBeNull();
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof fits(text)).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[-/"\\:a-z\s()[\]*+?]*$/), (text) => {
        expect(typeof fits(text)).toBe('boolean');
      }),
    );
  });

  it('leaves out exactly what a term without its minus finds', () => {
    for (const term of ['tasks', 'host:api.example', 'status:5xx', 'method:GET', '/x+/', '"a b"'])
      expect(fits(`-${term}`)).toBe(!fits(term));
  });
});

describe('a path that is cut in its middle', () => {
  it('keeps which thing it leads to', () => {
    expect(cutForTail('/api/tasks')).toEqual(['/api/tasks', '']);
    expect(cutForTail('/api/v2/organisations/reports/2026')).toEqual([
      '/api/v2/organisations/reports',
      '/2026',
    ]);
    expect(cutForTail('/api/v2/search?query=everything&page=2')).toEqual([
      '/api/v2/search?query=eve',
      'rything&page=2',
    ]);
  });

  it('is the same text, and parts no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (path) => {
        const [head, tail] = cutForTail(path);
        expect(head + tail).toBe(path);
        expect(head).not.toMatch(/[\uD800-\uDBFF]$/);
        expect(tail).not.toMatch(/^[\uDC00-\uDFFF]/);
      }),
    );
  });
});
