import { describe, expect, it } from 'vitest';
import { har } from './captures.ts';
import { runIn } from './fake-terminal.ts';

const reportOf = async (capture: string): Promise<string> =>
  (await runIn({ files: { 'log.har': har(capture) } }, 'explain', 'log.har')).output;

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
