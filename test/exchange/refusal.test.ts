import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/exchange/refusal.ts';

const ANSWER = { kind: 'response', status: 403 };

describe('why a server says that it refused', () => {
  it.each([
    ['plain text', 'Invalid CORS request', 'Invalid CORS request'],
    ['several words', 'Disallowed CORS origin, headers', 'Disallowed CORS …'],
    ['data', '{"detail":"Method \\"OPTIONS\\" not allowed."}', 'Method "OPTIONS" not allowed'],
    [
      'a page behind its styles',
      `<!DOCTYPE html><style>body{${'margin:0;'.repeat(400)}}</style><h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p>`,
      'CSRF verification failed',
    ],
    [
      'escapes of a page',
      '<!-- No route found for &quot;OPTIONS https://api.example/items&quot; (405 Method Not Allowed) -->'.slice(
        5,
      ),
      'No route found for "OPTIONS …"',
    ],
    [
      'XML',
      '<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message></Error>',
      'CORSResponse: … not allowed',
    ],
  ])('is read from %s', (_what, body, refusal) => {
    expect(refusalOf(ANSWER, body)).toBe(refusal);
  });

  it.each([
    ['no refusal', { kind: 'response', status: 200 }, 'Invalid CORS request'],
    ['no answer', { kind: 'preflight', status: 0 }, 'Invalid CORS request'],
    ['nothing that is known', ANSWER, '{"message":"Forbidden"}'],
  ])('is not claimed of %s', (_what, answer, body) => {
    expect(refusalOf(answer, body)).toBeNull();
  });

  it('is looked for in the answer of a preflight of any status', () => {
    expect(refusalOf({ kind: 'preflight', status: 200 }, 'CORS error: Origin not allowed')).toBe(
      'CORS error: … not allowed',
    );
  });

  it('holds nothing of what the answer says beside', () => {
    expect(refusalOf({ kind: 'preflight', status: 404 }, 'Route OPTIONS:/a?token=s3cr3t not found')).toBe(
      'Route OPTIONS:… not found',
    );
  });

  it('is total', () => {
    assert(property(string({ maxLength: 500 }), (body) => refusalOf(ANSWER, `<${body}&quot;`) === null));
  });
});
