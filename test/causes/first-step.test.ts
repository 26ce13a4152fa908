import { describe, expect, it } from 'vitest';
import { noEvidence } from '../../src/diagnosis/log/log-evidence.ts';
import { arranged } from '../../src/causes/arranged.ts';
import { causesOf } from '../../src/causes/causes-of.ts';
import { firstStep } from '../../src/causes/first-step.ts';
import { BLOCKED_GET, BLOCKED_PUT, diagnoseOne } from '../fix/diagnosed.ts';

const stepOf = (text: string): string | null => {
  const diagnosed = diagnoseOne(text);
  const findings = causesOf(diagnosed.exchange, diagnosed.diagnosis, noEvidence);
  return firstStep(diagnosed, arranged(findings, diagnosed.diagnosis.verdict)?.main ?? null);
};

describe('what has to be done before a configuration helps', () => {
  it('is nothing where the policy is what lacks', () => {
    expect(stepOf(BLOCKED_PUT)).toBeNull();
    expect(stepOf(BLOCKED_GET)).toBeNull();
  });

  it('is the error where an error lacks nothing but the permission', () => {
    expect(stepOf(BLOCKED_GET.replace('200 OK', '500 Internal Server Error'))).toBe('Mend the 500 first');
    expect(stepOf(BLOCKED_GET.replace('200 OK', '404 Not Found'))).toBe('Correct the address first');
  });

  it('is the address where a preflight is redirected', () => {
    expect(
      stepOf(
        BLOCKED_PUT.replace(
          '404 Not Found',
          '301 Moved Permanently\nLocation: https://api.example.com/items/1/',
        ),
      ),
    ).toBe('Ask the final address');
  });

  it('is the server where nothing answers', () => {
    expect(
      stepOf(`
        GET http://localhost:9000/rates
        @error net::ERR_CONNECTION_REFUSED
        Referer: http://localhost:3000/`),
    ).toBe('Start the server');
  });
});
