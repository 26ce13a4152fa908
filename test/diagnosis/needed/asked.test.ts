import { describe, expect, it } from 'vitest';
import { type AskedHop, askedHops, type AskedRow, changesOf } from '../../../src/diagnosis/needed/asked.ts';
import type { CredentialsAssumption } from '../../../src/diagnosis/diagnosis.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { createLogContext } from '../../../src/diagnosis/log/learn.ts';
import { exchangeOf } from '../../support/http-text.ts';

const hopsOf = (text: string, assuming: CredentialsAssumption = 'no-credentials'): readonly AskedHop[] => {
  const exchange = exchangeOf(text);
  return askedHops(exchange, diagnose(exchange, createLogContext(), { assuming }));
};

/** A row as a line: what was asked, its state, and what is needed. */
const line = ({ kind, asked, state, needed }: AskedRow): string =>
  [kind, asked, state, needed === null ? '' : `+${needed}`].filter((part) => part !== '').join(' ');

const told = (hops: readonly AskedHop[]): readonly (readonly string[])[] =>
  hops.map((hop) => [
    `${hop.kind} ${hop.fate} ${hop.status} ${hop.state}${hop.neededStatus === null ? '' : ` +${hop.neededStatus}`}`,
    ...hop.rows.map(line),
  ]);

const preflight = (answer: string, names = 'content-type,x-trace-id'): string => `
  OPTIONS http://localhost:8000/api/tasks/42
  @request-id 1
  Origin: http://localhost:3000
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: ${names}

  ${answer}
  ---
  PUT http://localhost:8000/api/tasks/42
  @start 0
  @error net::ERR_FAILED
  Content-Type: application/json
`;

describe('what was asked, answered and is needed', () => {
  it('is a row for each value, what has to change before what is right', () => {
    const hops = hopsOf(
      preflight(`204 No Content
  Access-Control-Allow-Origin: http://localhost:3000
  Access-Control-Allow-Methods: PUT
  Access-Control-Allow-Headers: content-type`),
    );
    expect(told(hops)).toEqual([
      [
        'preflight answered 204 fine',
        'origin http://localhost:3000 fine',
        'credentials without unknown',
        'header x-trace-id missing +x-trace-id',
        'method PUT fine',
        'header content-type fine',
      ],
      ['response never-sent 0 unknown', 'origin http://localhost:3000 missing +http://localhost:3000'],
    ]);
  });

  it('counts seven missing headers as seven', () => {
    const names = 'a,b,c,d,e,f,g'.replaceAll(/\w/g, (letter) => `x-${letter}`);
    const [hop] = hopsOf(
      preflight(
        `204 No Content
  Access-Control-Allow-Origin: http://localhost:3000
  Access-Control-Allow-Methods: PUT`,
        names,
      ),
    );
    if (hop === undefined) throw new Error('there is a hop');
    expect(changesOf(hop)).toEqual({ missing: 7, wrong: 0 });
  });

  it('says that a status is wrong, and everything that the answer lacks beside it', () => {
    expect(told(hopsOf(preflight('404 Not Found', 'content-type')))[0]).toEqual([
      'preflight answered 404 wrong +204',
      'origin http://localhost:3000 missing +http://localhost:3000',
      'credentials without unknown',
      'method PUT missing +PUT',
      'header content-type missing +content-type',
    ]);
  });

  it('has a row for credentials with what they need, once they are said to be there', () => {
    const wildcard = `
      GET http://localhost:8000/me
      @error net::ERR_FAILED
      Origin: http://localhost:3000

      200 OK
      Access-Control-Allow-Origin: *`;
    expect(told(hopsOf(wildcard, 'credentials'))).toEqual([
      [
        'response answered 200 fine',
        'origin http://localhost:3000 wrong +http://localhost:3000',
        'credentials with missing +true',
      ],
    ]);
  });

  it('needs nothing where a header that is right came twice but its repetition to go', () => {
    const twice = `
      GET http://localhost:8000/me
      @error net::ERR_FAILED
      Origin: http://localhost:3000

      200 OK
      Access-Control-Allow-Origin: http://localhost:3000
      Access-Control-Allow-Origin: http://localhost:3000`;
    const [row] = hopsOf(twice)[0]?.rows ?? [];
    expect(row).toMatchObject({ state: 'wrong', needed: 'http://localhost:3000' });
    expect(row?.answered).toEqual({
      kind: 'lines',
      values: ['http://localhost:3000', 'http://localhost:3000'],
    });
  });

  it('shows each redirect with the origin that it was asked with', () => {
    const tainted = `
      GET https://api.example/profile
      Origin: https://app.example

      302 Found
      Location: https://login.example/?next=1
      Access-Control-Allow-Origin: https://app.example
      ---
      GET https://login.example/?next=1
      @error net::ERR_FAILED
      Origin: null

      200 OK`;
    expect(told(hopsOf(tainted)).map((hop) => hop.slice(0, 2))).toEqual([
      ['redirect answered 302 fine', 'origin https://app.example fine'],
      ['response answered 200 fine', 'origin null missing'],
    ]);
  });

  it('tells of a server that is down that nothing answered', () => {
    const down = `
      GET http://localhost:9000/rates
      @error net::ERR_CONNECTION_REFUSED
      Referer: http://localhost:3000/`;
    expect(told(hopsOf(down))).toEqual([['response no-answer 0 wrong']]);
  });

  it('is quiet about a request that passed', () => {
    const passed = `
      GET http://localhost:8000/me
      Origin: http://localhost:3000

      200 OK
      Access-Control-Allow-Origin: *`;
    expect(hopsOf(passed)[0]?.rows.every(({ state }) => state === 'fine')).toBe(true);
  });
});
