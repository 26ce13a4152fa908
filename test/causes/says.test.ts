import { describe, expect, it } from 'vitest';
import { type CauseId, causesOf } from '../../src/causes/causes-of.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import type { Refusal } from '../../src/exchange/refusal.ts';
import { pastedHar } from '../../src/exchange/reading/read-pasted.ts';
import { logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import { diagnosedText } from '../../src/document/diagnosed-text.ts';

/** A blocked request whose last answer has `body`, as a recorder writes it that keeps bodies. */
const recording = (kind: 'preflight' | 'response', status: number, body: string): string => {
  const cors = kind === 'preflight';
  return JSON.stringify({
    log: {
      creator: { name: 'Firefox' },
      browser: { name: 'Firefox', version: '153.0' },
      entries: [
        {
          startedDateTime: '2026-11-30T10:00:00.000Z',
          time: 5,
          timings: { send: 1, wait: 3, receive: 1 },
          request: {
            method: cors ? 'OPTIONS' : 'GET',
            url: 'https://api.example/items',
            headers: [
              { name: 'Origin', value: 'https://app.example' },
              { name: 'Sec-Fetch-Mode', value: 'cors' },
              ...(cors ? [{ name: 'Access-Control-Request-Method', value: 'PUT' }] : []),
            ],
          },
          response: { status, statusText: '', headers: [], content: { size: body.length, text: body } },
        },
      ],
    },
  });
};

function firstIn(har: string) {
  const read = diagnosedText(har, undefined);
  const blocked = Array.isArray(read) ? (read[0] as Diagnosed | undefined) : undefined;
  if (blocked === undefined) throw new Error('The recording holds no request.');
  const [cause] = causesOf(blocked.exchange, blocked.diagnosis, logEvidenceOf([blocked.exchange]));
  return { id: cause?.id, confidence: cause?.confidence, evidence: cause?.evidence[0] };
}

const first = (kind: 'preflight' | 'response', status: number, body: string) =>
  firstIn(recording(kind, status, body));

describe('what a server says itself', () => {
  it.each<readonly ['preflight' | 'response', number, string, CauseId, Refusal]>([
    ['preflight', 403, 'Invalid CORS request', 'spring-invalid-cors-request', 'Invalid CORS request'],
    [
      'response',
      500,
      '<pre>Error: Not allowed by CORS<br></pre>',
      'origin-not-in-allow-list',
      'Not allowed by CORS',
    ],
    [
      'preflight',
      404,
      '{"message":"Route OPTIONS:/items not found"}',
      'options-not-routed',
      'Route OPTIONS:… not found',
    ],
    [
      'preflight',
      403,
      '{"detail":"Authentication credentials were not provided."}',
      'options-blocked-by-authentication',
      'Authentication credentials were not provided',
    ],
    [
      'preflight',
      403,
      '<Message>CORSResponse: This CORS request is not allowed.</Message>',
      's3-bucket-rule-mismatch',
      'CORSResponse: … not allowed',
    ],
    [
      'preflight',
      403,
      '<Message>CORS not enabled or no matching rule found for this request.</Message>',
      'storage-bucket-without-cors',
      'CORS not enabled or no matching rule found',
    ],
    [
      'response',
      403,
      'CSRF verification failed. Request aborted.',
      'cross-site-request-guard',
      'CSRF verification failed',
    ],
    [
      'response',
      403,
      'Blocked request. This host ("api.example") is not allowed.',
      'dev-server-host-guard',
      'Blocked request. This host … is not allowed',
    ],
  ])('of a %s of %i is the cause, and certain: %s', (kind, status, body, id, refusal) => {
    expect(first(kind, status, body)).toEqual({ id, confidence: 'certain', evidence: `“${refusal}”` });
  });

  it('is not believed of one where two say the same', () => {
    expect(first('preflight', 400, 'Disallowed CORS origin').id).not.toBe('starlette-disallowed-cors');
  });

  it('is read behind the headers that curl prints', () => {
    const pasted = `> OPTIONS /items HTTP/1.1
> Host: api.example
> Origin: https://app.example
> Access-Control-Request-Method: PUT
>
< HTTP/1.1 403 Forbidden
< Content-Type: text/plain
<
Invalid CORS request
* Connection #0 to host api.example left intact`;
    expect(firstIn(pastedHar(pasted) ?? '')).toEqual({
      id: 'spring-invalid-cors-request',
      confidence: 'certain',
      evidence: '“Invalid CORS request”',
    });
  });
});
