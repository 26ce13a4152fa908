import { describe, expect, it } from 'vitest';
import { createJudge } from '../../../src/diagnosis/log/judge.ts';
import { journeyOf } from '../../../src/panel/detail/journey-model.ts';
import { CHROMIUM, exchangesOf } from '../../support/http-text.ts';

/** The journey of the last exchange of a capture, one station a line: how it is reached, what it is, how it went. */
function journey(capture: string): string[] {
  const exchange = exchangesOf(capture).at(-1);
  if (exchange === undefined) throw new Error('the capture has an exchange');
  const stations = journeyOf(createJudge(CHROMIUM).diagnose(exchange, null));
  return stations.map(({ title, status, detail, state, way }) =>
    [
      way === null ? '' : `${way.state}${way.label === '' ? '' : ` "${way.label}"`} →`,
      title,
      status,
      state,
      `(${detail})`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

const PREFLIGHT = `
OPTIONS https://api.example/items
@request-id 1
Origin: https://app.example
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: content-type`;

const PUT = `
PUT https://api.example/items
@start 2
Content-Type: application/json
Origin: https://app.example`;

describe('the journey of a request', () => {
  it('ends at the preflight that was refused', () => {
    expect(journey(`${PREFLIGHT}\n\n404 Not Found\n---${PUT}\n@error net::ERR_FAILED`)).toEqual([
      'Your page done (app.example)',
      'travelled "may I PUT, content-type?" → OPTIONS 404 stopped (preflight · 5 ms)',
      'crossed → PUT never (never sent)',
    ]);
  });

  it('comes home when the page may read the response', () => {
    expect(
      journey(
        'GET https://api.example/\nOrigin: https://app.example\n\n200 OK\nAccess-Control-Allow-Origin: *',
      ),
    ).toEqual([
      'Your page done (app.example)',
      'travelled → GET 200 done (api.example · 5 ms)',
      'travelled → Your page done (reads the response)',
    ]);
  });

  it('stops on the way home when the response is kept from the page', () => {
    expect(
      journey('GET https://api.example/\n@error net::ERR_FAILED\nOrigin: https://app.example\n\n200 OK'),
    ).toEqual([
      'Your page done (app.example)',
      'travelled → GET 200 stopped (api.example · 5 ms)',
      'crossed → Your page never (must not read it)',
    ]);
  });

  it('shows a server that does not answer', () => {
    expect(
      journey('GET https://api.example/\n@error net::ERR_CONNECTION_REFUSED\nReferer: https://app.example/'),
    ).toEqual([
      'Your page done (app.example)',
      'travelled → GET stopped (api.example · no answer)',
      'crossed → Your page never (gets a network error)',
    ]);
  });

  it('shows every redirect', () => {
    const redirected = `
GET https://api.example/old
Origin: https://app.example

302 Found
Location: https://api.example/new
Access-Control-Allow-Origin: *
---
GET https://api.example/new
Origin: https://app.example

200 OK
Access-Control-Allow-Origin: *`;
    expect(journey(redirected).slice(1, 3)).toEqual([
      'travelled → GET 302 done (api.example · 5 ms)',
      'travelled "redirected" → GET 200 done (api.example · 5 ms)',
    ]);
  });

  it('asks for many headers in few words', () => {
    const many = PREFLIGHT.replace('content-type', 'a,b,c,d,e,f');
    expect(journey(`${many}\n\n404 Not Found\n---${PUT}\n@error net::ERR_FAILED`)[1]).toContain(
      'may I PUT, a, b, c and 3 more?',
    );
  });

  it('shows where a long way began and ended, and counts what is between', () => {
    const redirects = Array.from(
      { length: 20 },
      (_, hop) => `GET https://api.example/${hop}
@start ${hop * 10}
Origin: https://app.example

302 Found
Access-Control-Allow-Origin: *
Location: https://api.example/${hop + 1}`,
    );
    const stations = journey(
      [
        ...redirects,
        `GET https://api.example/20
@start 200
Origin: https://app.example

200 OK
Access-Control-Allow-Origin: *`,
      ].join('\n---\n'),
    );
    expect(stations).toHaveLength(6);
    expect(stations[2]).toMatch(/18 more redirects/);
    expect(stations.at(-1)).toMatch(/Your page done \(reads the response\)/);
  });
});
