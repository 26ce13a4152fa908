import { describe, expect, it } from 'vitest';
import { har } from './captures.ts';
import { runIn } from './fake-terminal.ts';

const reportOf = async (capture: string): Promise<string> =>
  (await runIn({ files: { 'log.har': har(capture) } }, 'explain', 'log.har')).output;

/** Of a recorder that does not tell who asked. */
async function untypedReportOf(capture: string): Promise<string> {
  const text = har(capture).replaceAll('"_resourceType"', '"_unknown"').replaceAll('"_initiator"', '"_by"');
  return (await runIn({ files: { 'log.har': text } }, 'explain', 'log.har')).output;
}

const get = (url: string, answer: string, directives = '@error net::ERR_FAILED'): string => `
GET ${url}
${directives}
Origin: https://app.example

${answer}
`;

describe('the readable report', () => {
  it('tells what to do, what not and how to make sure, for what failed without CORS too', async () => {
    const report = await reportOf(`
GET http://localhost:8000/items
@error net::ERR_CONNECTION_REFUSED
Origin: http://localhost:3000
`);
    expect(report).toContain('Cause: No program listens at that address.');
    expect(report).toMatch(/^ {6}Do: Start the server/m);
    expect(report).toMatch(/^ {6}Not: /m);
    expect(report).toMatch(/^ {6}Check: /m);
  });

  it('tells of a fetch that asked without CORS, and cannot read the answer', async () => {
    const report = await reportOf(`
GET https://api.example/items
Sec-Fetch-Mode: no-cors
Origin: https://app.example

200 OK
`);
    expect(report).toContain('! OPAQUE');
    expect(report).toContain('The page asked without CORS and cannot read the answer');
  });

  it('tells a story once that a page that asks again makes of every request', async () => {
    const one = (path: string): string =>
      `GET http://localhost:8000/${path}\n@error net::ERR_CONNECTION_REFUSED\nOrigin: http://localhost:3000\n`;
    const report = await reportOf([one('items'), one('items'), one('items'), one('orders')].join('---\n'));
    expect(report.match(/! FAILED {2}GET/g)).toHaveLength(2);
    expect(report).toContain('2 more requests ended like one of these');
  });

  it('says of what passes what else it would be, and of nothing that is not there', async () => {
    const report = await untypedReportOf(
      'GET https://api.example/items\nOrigin: https://app.example\n\n200 OK\nAccess-Control-Allow-Origin: *\nX-Total: 3\n',
    );
    expect(report).toContain('With credentials it would not pass:');
    expect(report).not.toMatch(/first error would be another|What is needed here/);
  });

  it('takes the words of a proxy that recorded for no refusal of the browser', async () => {
    const report = await reportOf(
      'GET https://api.example/items\n@error [Errno 61] Connect call failed\nOrigin: https://app.example\n',
    );
    expect(report).toContain('No program listens at that address.');
    expect(report).not.toMatch(/refused the request for a rare reason|port that browsers forbid/);
  });

  it('calls the certificate what it was called until 2017', async () => {
    const report = await reportOf(get('https://api.example/items', '', '@error net::ERR_INSECURE_RESPONSE'));
    expect(report).toContain('The browser does not trust the certificate.');
  });

  it('does not count the headers of a font that no script reads', async () => {
    const answer = (type: string): string =>
      `200 OK\nAccess-Control-Allow-Origin: *\nContent-Type: ${type}\nX-Total: 3`;
    const asked = 'GET https://api.example/a\nOrigin: https://app.example\n\n';
    expect(await untypedReportOf(asked + answer('font/woff2'))).not.toContain('x-total');
    expect(await untypedReportOf(asked + answer('application/json'))).toContain('x-total');
  });

  it('lists what to check one after the other where nothing is likely', async () => {
    const report = await reportOf(`
OPTIONS https://api.example/items
Origin: https://app.example
Access-Control-Request-Method: PUT

403 Forbidden
---
PUT https://api.example/items
Origin: https://app.example
@error net::ERR_FAILED
`);
    expect(report).toMatch(/Check these, in this order:\n {6}1\. .+\n {6}2\. /);
  });

  it('does not tell to log in where a login took the preflight, which carries no session', async () => {
    const report = await reportOf(`
OPTIONS https://api.example/items
Origin: https://app.example
Access-Control-Request-Method: PUT

302 Found
Location: https://api.example/login
---
PUT https://api.example/items
Origin: https://app.example
@error net::ERR_FAILED
`);
    expect(report).toContain('The preflight was redirected to a login page');
    expect(report).toMatch(/Do: Put the CORS layer before authentication/);
    expect(report).not.toContain('Do: Log in again');
    expect(report).not.toContain('No header helps here');
    expect(report).toMatch(/Preflight response OPTIONS \/items\n +\+ Status: 204/);
  });

  it.each([
    ['ERR_NGROK_6024', /Do: Send ngrok-skip-browser-warning/, 'Start the tunnel'],
    ['ERR_NGROK_3200', /Do: Start the tunnel/, 'ngrok-skip-browser-warning'],
  ])('tells of a tunnel only what its code is about: %s', async (name, told, other) => {
    const report = await reportOf(
      get('https://ab12.ngrok-free.app/items', `404 Not Found\nngrok-error-code: ${name}`),
    );
    expect(report).toMatch(told);
    expect(report).not.toContain(other);
  });

  it('puts the guard that refused before the error that it answered with, and says that CORS is fine once', async () => {
    const answer = '400 Bad Request\nAccess-Control-Allow-Origin: *';
    const report = await reportOf(
      get('https://api.example/graphql?query=%7Ba%7D', answer, 'Sec-Fetch-Mode: cors'),
    );
    expect(report).toMatch(/Likely cause: The GraphQL server refuses requests that need no preflight/);
    const other = await reportOf(get('https://api.example/items', answer, 'Sec-Fetch-Mode: cors'));
    expect(other).toContain('Likely cause: The answer itself is an error.');
    expect(other.match(/Your CORS is fine/g)).toHaveLength(1);
  });

  it('asks for no header where somebody else answered in the place of the server', async () => {
    const report = await reportOf(
      get('https://api.example/items', '403 Forbidden\ncf-mitigated: challenge\nServer: cloudflare'),
    );
    expect(report).toContain('A bot protection answered instead of the server');
    expect(report).toContain('No header helps here');
    expect(report).not.toMatch(/^\s+\+ |cors-lens snippet|received your/m);
  });

  it('opens nothing to everybody and allows no null for a page without an origin', async () => {
    const report = await reportOf(
      get('https://api.example/items', '200 OK').replace('https://app.example', 'null'),
    );
    expect(report).not.toMatch(/Access-Control-Allow-Origin: (?:\*|null)|\+ Access-Control/);
    expect(report).not.toMatch(/(?<!not )(?:add|allow) null/i);
  });

  it('takes neither an ETag nor a time that nobody told for a warning', async () => {
    const headers =
      'Access-Control-Allow-Origin: *\nETag: "1"\nCF-Ray: 1\nX-Amz-Request-Id: 2\nHost: api.example';
    const report = await reportOf(`
OPTIONS https://api.example/items
Origin: https://app.example
Access-Control-Request-Method: PUT

204 No Content
Access-Control-Allow-Origin: *
Access-Control-Allow-Methods: PUT
---
PUT https://api.example/items
Origin: https://app.example

200 OK
${headers.replace('ETag: "1"\n', '')}
---
GET https://api.example/items
@start 90
Origin: https://app.example

200 OK
${headers}
`);
    expect(report).toMatch(/0 allowed with warnings\n(?:\n1 preflight: .*\n)?$/);
  });

  it("warns neither of headers that no script could read nor of the page's own errors", async () => {
    const report = await reportOf(`
GET https://static.example/a.woff2
@type font
Origin: https://app.example

200 OK
Access-Control-Allow-Origin: *
X-Total: 1
---
GET https://app.example/missing
@start 50
Referer: https://app.example/
Sec-Fetch-Site: same-origin

404 Not Found
`);
    expect(report).not.toContain('cannot read');
    expect(report).not.toContain('CORS has no part in this');
  });
});
