import { describe, expect, it } from 'vitest';
import { recordedRequests } from '../../src/check/recorded-requests.ts';
import { diagnoseAll } from '../fix/diagnosed.ts';

const LOG = `
  OPTIONS https://api.example/items
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type,x-token

  404 Not Found
  ---
  PUT https://api.example/items
  @error net::ERR_FAILED
  Content-Type: application/merge-patch+json
  X-Token: s3cr3t
  ---
  GET https://api.example/a
  Origin: https://app.example

  200 OK
  Access-Control-Allow-Origin: *
  ---
  GET https://api.example/b
  Origin: https://app.example

  200 OK
  Access-Control-Allow-Origin: *
  ---
  GET https://api.example/me
  Origin: https://app.example
  Cookie: sid=s3cr3t

  200 OK
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Credentials: true
`;

const OTHER = `
  GET https://other.example/a
  Origin: https://app.example

  200 OK
  Access-Control-Allow-Origin: *
`;

describe('what check takes from a recording', () => {
  it('is each origin with each method and its headers, once, and none of their values', () => {
    const { requests } = recordedRequests(diagnoseAll(LOG), 'https://api.example/v2');
    const origin = 'https://app.example';
    expect(requests).toEqual([
      {
        origin,
        method: 'PUT',
        headers: [
          { name: 'content-type', value: 'application/merge-patch+json' },
          { name: 'x-token', value: '1' },
        ],
        credentials: false,
      },
      { origin, method: 'GET', headers: [], credentials: false },
      { origin, method: 'GET', headers: [], credentials: true },
    ]);
  });

  it('are those of another server where the recording knows a single one', () => {
    expect(recordedRequests(diagnoseAll(LOG), 'http://localhost:8080/').requests).toHaveLength(3);
  });

  it('are none where it knows several, which it names', () => {
    const log = diagnoseAll(`${LOG}---${OTHER}`);
    expect(recordedRequests(log, 'http://localhost:8080/')).toEqual({
      requests: [],
      servers: ['https://api.example', 'https://other.example'],
    });
    expect(recordedRequests(log, 'https://other.example/').requests).toHaveLength(1);
  });
});
