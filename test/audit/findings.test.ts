import { describe, expect, it } from 'vitest';
import { auditOf, findingText, type ServerAudit } from '../../src/audit/server-audit.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { diagnoseAll } from '../fix/diagnosed.ts';

/** A GET with what was answered to it. */
const get = (origin: string, ...answer: readonly string[]): string =>
  ['GET https://api.example.com/items', `Origin: ${origin}`, '', '200 OK', ...answer].join('\n');

/** One that the server lets in by name. */
const named = (origin: string, ...more: readonly string[]): string =>
  get(origin, `Access-Control-Allow-Origin: ${origin}`, ...more);

const preflight = (...answer: readonly string[]): string =>
  [
    'OPTIONS https://api.example.com/items',
    'Origin: https://app.example.com',
    'Access-Control-Request-Method: PUT',
    'Access-Control-Request-Headers: authorization,x-token',
    '',
    '204 No Content',
    ...answer,
  ].join('\n');

const put = (...answer: readonly string[]): string =>
  [
    'PUT https://api.example.com/items',
    'Origin: https://app.example.com',
    'Authorization: Bearer a',
    '',
    '200 OK',
    ...answer,
  ].join('\n');

const APP = 'https://app.example.com';
const CREDENTIALS = 'Access-Control-Allow-Credentials: true';
const VARY = 'Vary: Origin';

function auditsOf(...entries: readonly string[]): ServerAudit {
  const [audit] = auditOf(diagnoseAll(entries.join('\n---\n')));
  if (audit === undefined) throw new Error('nothing was observed');
  return audit;
}

const findings = (...entries: readonly string[]): readonly string[] =>
  auditsOf(...entries).findings.map(({ id, level, confidence }) => `${id} ${level} ${confidence}`);

describe('an API that lets in', () => {
  it.each([
    [
      'whoever asks, with credentials',
      [
        named('https://not-allowed.example', CREDENTIALS, VARY),
        named('https://unlisted.example', CREDENTIALS, VARY),
      ],
      ['any-origin risk certain'],
    ],
    [
      'whoever asks, without',
      [named('https://not-allowed.example', VARY), named('https://unlisted.example', VARY)],
      ['any-origin note certain'],
    ],
    [
      'two sites, which a list may name',
      [named(APP, VARY), named('https://partner.test', VARY)],
      ['any-origin note possible'],
    ],
    [
      'a site and the computer of its developer',
      [named(APP, VARY), named('http://localhost:3000', VARY)],
      [],
    ],
    [
      'pages without an origin',
      [named('null', CREDENTIALS, VARY), named('null', CREDENTIALS, VARY)],
      ['null-origin risk certain'],
    ],
    ['one of them, which is no proof', [named('null', CREDENTIALS, VARY)], []],
    [
      'what begins like an allowed origin',
      [named(APP, VARY), named(`${APP}.not-allowed.example`, VARY), named(`${APP}.unlisted.example`, VARY)],
      ['look-alike risk certain', 'any-origin note possible'],
    ],
    [
      'what ends like one',
      [
        named(APP, VARY),
        named('https://not-allowed-app.example.com', VARY),
        named('https://unlistedapp.example.com', VARY),
      ],
      ['look-alike risk certain'],
    ],
    [
      'what ends like its domain',
      [
        named(APP, VARY),
        named('https://not-allowed-example.com', VARY),
        named('https://unlistedexample.com', VARY),
      ],
      ['look-alike risk certain', 'any-origin note possible'],
    ],
    [
      'every host below a domain, which is meant',
      [
        named(APP, VARY),
        named('https://not-allowed.example.com', VARY),
        named('https://not-allowed-app.example.com', VARY),
        named('https://unlistedapp.example.com', VARY),
      ],
      [],
    ],
    [
      'pages over http, with credentials',
      [
        named('http://app.example.com', CREDENTIALS, VARY),
        named('http://app.example.com', CREDENTIALS, VARY),
      ],
      ['insecure-origin risk certain'],
    ],
    [
      'those of the own computer',
      [named('http://localhost:3000', CREDENTIALS, VARY), named('http://localhost:3000', CREDENTIALS, VARY)],
      [],
    ],
    [
      'everybody without credentials',
      [get(APP, 'Access-Control-Allow-Origin: *'), get('null', 'Access-Control-Allow-Origin: *')],
      [],
    ],
    [
      'one origin, always the same',
      [get(APP, `Access-Control-Allow-Origin: ${APP}`), get(APP, `Access-Control-Allow-Origin: ${APP}`)],
      [],
    ],
    [
      'one of two, without Vary',
      [named(APP), get('https://other.example.com')],
      ['vary-missing note certain'],
    ],
    [
      'everybody with a token of their own',
      [
        preflight(
          'Access-Control-Allow-Origin: *',
          'Access-Control-Allow-Methods: PUT',
          'Access-Control-Allow-Headers: authorization, x-token',
          'Access-Control-Max-Age: 600',
        ),
        put('Access-Control-Allow-Origin: *'),
      ],
      ['wildcard-with-authorization note certain'],
    ],
  ])('%s', (_what, entries, expected) => {
    expect(findings(...entries)).toEqual(expected);
  });

  it('a request after a preflight that is never kept, twice', () => {
    const answers = [
      `Access-Control-Allow-Origin: ${APP}`,
      'Access-Control-Allow-Methods: PUT',
      'Access-Control-Allow-Headers: authorization, x-token',
    ];
    const pair = (maxAge: readonly string[]) => [
      preflight(...answers, ...maxAge),
      put(`Access-Control-Allow-Origin: ${APP}`),
    ];
    expect(findings(...pair([]), ...pair([]))).toEqual(['preflight-not-cached note certain']);
    expect(findings(...pair(['Access-Control-Max-Age: 0']), ...pair(['Access-Control-Max-Age: 0']))).toEqual([
      'preflight-not-cached note certain',
    ]);
    expect(findings(...pair([]))).toEqual([]);
    expect(findings(...pair(['Access-Control-Max-Age: 60']), ...pair([]))).toEqual([]);
  });
});

describe('what a server lets in', () => {
  it('is told by its answers, not by its lists', () => {
    const answers = [
      `Access-Control-Allow-Origin: ${APP}`,
      'Access-Control-Allow-Methods: DELETE',
      'Access-Control-Allow-Headers: x-token',
    ];
    const { origins, methods, headers } = auditsOf(
      preflight(...answers),
      get('https://other.example.com'),
      named(APP),
    );
    expect(origins).toEqual({ allowed: [APP], refused: ['https://other.example.com'] });
    expect(methods).toEqual({ allowed: ['GET'], refused: ['PUT'] });
    expect(headers).toEqual({ allowed: ['x-token'], refused: ['authorization'] });
  });

  it('is not told by requests without CORS', () => {
    expect(auditOf(diagnoseAll('GET https://api.example.com/a.png\n@type image\n\n200 OK'))).toEqual([]);
  });

  it('is told in sentences with the values of the answers', () => {
    const {
      findings: [finding],
      server,
    } = auditsOf(
      named('https://not-allowed.example', CREDENTIALS),
      named('https://unlisted.example', CREDENTIALS),
    );
    if (finding === undefined) throw new Error('there is a finding');
    expect(plainText(findingText(finding, server).title)).toContain(
      'https://unlisted.example were let in, which no list names',
    );
    expect(finding.seen).toHaveLength(2);
  });
});
