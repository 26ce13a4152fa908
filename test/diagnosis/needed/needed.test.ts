import { describe, expect, it } from 'vitest';
import { headerDiff } from '../../../src/diagnosis/needed/header-diff.ts';
import type { NeededHop } from '../../../src/diagnosis/diagnosis.ts';
import { diagnosedOf, diagnosisOf } from '../diagnosis-of.ts';

const UNSENT = `
  ---
  PUT https://api.example/items
  @start 0
  @error net::ERR_FAILED
  x-trace: 1
  content-type: application/json`;

const preflight = (response: string): string => `
  OPTIONS https://api.example/items
  @start 1
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type,x-trace

  ${response}
  ${UNSENT}`;

const response = (headers: string, lines = ''): string => `
  GET https://api.example/items
  @error net::ERR_FAILED
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  ${lines}

  200 OK
  ${headers}`;

/** What a hop needs, in lines. */
function linesOf({ kind, hop, status, set, remove }: NeededHop): string[] {
  return [
    `${hop === null ? 'unsent ' : ''}${kind}`,
    ...(status === null ? [] : [`status ${status}`]),
    ...Object.entries(set).map(([name, value]) => `${name}: ${value}`),
    ...remove.map((name) => `remove ${name}`),
  ];
}

const needed = (text: string): string[][] => diagnosisOf(text).needed.map(linesOf);

describe('what a blocked request needs', () => {
  it('is everything at once, the response that was never sent included', () => {
    expect(needed(preflight('404 Not Found'))).toEqual([
      [
        'preflight',
        'status 204',
        'Access-Control-Allow-Origin: https://app.example',
        'Access-Control-Allow-Methods: PUT',
        'Access-Control-Allow-Headers: content-type, x-trace',
      ],
      ['unsent response', 'Access-Control-Allow-Origin: https://app.example'],
    ]);
  });

  it('is only what has to change', () => {
    const sent = `204 No Content
      Access-Control-Allow-Origin: https://app.example
      Access-Control-Allow-Methods: GET, POST
      Access-Control-Allow-Headers: Content-Type`;
    expect(needed(preflight(sent))).toEqual([
      [
        'preflight',
        'Access-Control-Allow-Methods: GET, POST, PUT',
        'Access-Control-Allow-Headers: Content-Type, x-trace',
      ],
      ['unsent response', 'Access-Control-Allow-Origin: https://app.example'],
    ]);
  });

  it('leaves a malformed item out', () => {
    const sent = `200 OK
      Access-Control-Allow-Origin: *
      Access-Control-Allow-Methods: GET PUT, PUT
      Access-Control-Allow-Headers: *`;
    expect(needed(preflight(sent))[0]).toEqual(['preflight', 'Access-Control-Allow-Methods: PUT']);
  });

  it('names the origin and the credentials where there are some', () => {
    expect(needed(response('Access-Control-Allow-Origin: *', 'Cookie: a=1'))).toEqual([
      [
        'response',
        'Access-Control-Allow-Origin: https://app.example',
        'Access-Control-Allow-Credentials: true',
      ],
    ]);
  });

  it('takes a second line away', () => {
    const same = 'Access-Control-Allow-Origin: https://app.example';
    expect(needed(response(`${same}\n${same}`))).toEqual([
      ['response', 'remove Access-Control-Allow-Origin'],
    ]);
    expect(needed(response(`${same}\nAccess-Control-Allow-Origin: *`))).toEqual([
      ['response', same, 'remove Access-Control-Allow-Origin'],
    ]);
  });

  it('follows a redirect that was refused', () => {
    const text = `
      POST https://api.example/old
      @error net::ERR_FAILED
      Origin: https://app.example
      Sec-Fetch-Mode: cors
      User-Agent: Mozilla/5.0

      307 Temporary Redirect
      Location: https://api.example/new`;
    expect(needed(text)).toEqual([
      ['redirect', 'Access-Control-Allow-Origin: https://app.example'],
      ['unsent response', 'Access-Control-Allow-Origin: https://app.example'],
    ]);
  });

  it('is neither null nor everybody as an allowed origin', () => {
    const opaque = response('', 'Cookie: a=1').replace('https://app.example', 'null');
    expect(diagnosisOf(opaque)).toMatchObject({ unfixable: 'opaque-origin-with-credentials', needed: [] });
    const without = response('').replace('https://app.example', 'null');
    expect(diagnosisOf(without)).toMatchObject({ unfixable: 'opaque-origin', needed: [] });
  });

  it('is nothing for a request that passed', () => {
    expect(needed(response('').replace('@error net::ERR_FAILED', ''))).toEqual([]);
  });
});

/** Each line of the diff as text, with the marked part in brackets. */
const diff = (text: string): string[][] => {
  const { exchange, diagnosis } = diagnosedOf(text);
  return headerDiff(exchange, diagnosis).map(({ lines }) =>
    lines.map(({ kind, problem, name, value, from, to }) => {
      const sign = { kept: ' ', removed: '-', added: '+' }[kind];
      const marked =
        from === to ? value : `${value.slice(0, from)}[${value.slice(from, to)}]${value.slice(to)}`;
      return `${sign} ${name}: ${marked}${problem === null ? '' : ` (${problem})`}`;
    }),
  );
};

describe('the diff', () => {
  it('shows what is right, wrong and missing', () => {
    const sent = `404 Not Found
      Access-Control-Allow-Origin: https://app.example/
      Access-Control-Allow-Headers: *
      Access-Control-Allow-Methods: PUT`;
    expect(diff(preflight(sent))).toEqual([
      [
        '- Status: [404 Not Found] (wrong)',
        '+ Status: [204 No Content] (wrong)',
        '- Access-Control-Allow-Origin: https://app.example[/] (wrong)',
        '+ Access-Control-Allow-Origin: https://app.example (wrong)',
        '  Access-Control-Allow-Methods: PUT',
        '  Access-Control-Allow-Headers: *',
      ],
      ['+ Access-Control-Allow-Origin: https://app.example (missing)'],
    ]);
  });

  it('keeps one line of a header that came twice', () => {
    const same = 'Access-Control-Allow-Origin: https://app.example';
    expect(diff(response(`${same}\n${same}`))).toEqual([
      ['  Status: 200 OK', `  ${same}`, `- ${same} (duplicated)`],
    ]);
  });

  it('counts the changes', () => {
    const { exchange, diagnosis } = diagnosedOf(preflight('404 Not Found'));
    expect(headerDiff(exchange, diagnosis).map(({ changes, hop }) => [changes, hop])).toEqual([
      [4, 0],
      [1, null],
    ]);
  });

  it('marks what differs inside a value', () => {
    expect(diff(response('Access-Control-Allow-Origin: http://app.example'))[0]).toEqual([
      '  Status: 200 OK',
      '- Access-Control-Allow-Origin: http://app.example (wrong)',
      '+ Access-Control-Allow-Origin: http[s]://app.example (wrong)',
    ]);
  });
});
