import { describe, expect, it } from 'vitest';
import { checkAsCurl } from '../../src/share/check-curl.ts';
import { diagnosed } from '../explain/fixtures.ts';
import { exchangeOf } from '../support/http-text.ts';

const PUT = diagnosed(
  exchangeOf(`
    OPTIONS http://localhost:8000/api/tasks/42
    Origin: http://localhost:3000
    Access-Control-Request-Method: PUT
    Access-Control-Request-Headers: content-type
    User-Agent: Mozilla/5.0
    Sec-Fetch-Mode: cors

    404 Not Found
    ---
    PUT http://localhost:8000/api/tasks/42
    @start 1
    @error net::ERR_FAILED
    Content-Type: application/json
    Authorization: Bearer secret
    User-Agent: Mozilla/5.0
    Accept: */*`),
  {},
);

describe('the command that checks a cause', () => {
  it('asks as the preflight did, with what decides about its answer alone', () => {
    expect(checkAsCurl(PUT, 0)).toBe(
      [
        "curl -i -X OPTIONS --url 'http://localhost:8000/api/tasks/42'",
        "-H 'Origin: http://localhost:3000'",
        "-H 'Access-Control-Request-Method: PUT'",
        "-H 'Access-Control-Request-Headers: content-type'",
      ].join(' \\\n  '),
    );
  });

  it('gives a request that never left the browser its origin, and leaves secrets out', () => {
    const command = checkAsCurl(PUT, null);
    expect(command).toContain("-X PUT --url 'http://localhost:8000/api/tasks/42'");
    expect(command).toContain("-H 'Origin: http://localhost:3000'");
    expect(command).toContain("-H 'Content-Type: application/json'");
    expect(command).not.toContain('secret');
    expect(command).not.toContain('User-Agent');
    expect(checkAsCurl(PUT, null, { includeSecrets: true })).toContain('Bearer secret');
  });

  it('is none for what no terminal can ask', () => {
    expect(checkAsCurl(PUT, 7)).toBeNull();
    const file = diagnosed(exchangeOf('GET ftp://files.example/a\nOrigin: http://localhost:3000'), {});
    expect(checkAsCurl(file, null)).toBeNull();
  });
});
