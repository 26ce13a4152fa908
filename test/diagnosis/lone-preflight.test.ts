import { describe, expect, it } from 'vitest';
import { diagnosedOf } from './diagnosis-of.ts';

/** As a proxy or a filter leaves it: the request itself is not in the recording. */
const lone = (...answer: string[]): string => `
  OPTIONS https://api.example/items
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT
  ${answer.join('\n')}`;

describe('a preflight that passed, and whose request is not in the recording', () => {
  it('leaves open what it would have been with credentials', () => {
    const { verdict, alternatives, needed } = diagnosedOf(lone(), undefined, { eitherMode: true }).diagnosis;
    expect([verdict, needed]).toEqual(['unknown', []]);
    expect(alternatives).toMatchObject([
      { assuming: 'credentials', corsError: 'PreflightInvalidAllowCredentials' },
    ]);
  });

  it('leaves nothing open where it lets credentials through, too', () => {
    const { diagnosis } = diagnosedOf(lone('Access-Control-Allow-Credentials: true'));
    expect([diagnosis.verdict, diagnosis.alternatives]).toEqual(['unknown', []]);
  });

  it('failed where somebody says that the request had credentials', () => {
    const { diagnosis } = diagnosedOf(lone(), undefined, { assuming: 'credentials' });
    expect([diagnosis.verdict, diagnosis.blocking?.corsError]).toEqual([
      'blocked',
      'PreflightInvalidAllowCredentials',
    ]);
  });
});
