import { describe, expect, it } from 'vitest';
import { logEvidenceOf } from '../../../src/diagnosis/log/log-evidence.ts';
import { logWarnings } from '../../../src/diagnosis/log/log-warnings.ts';
import { diagnosedLog } from '../diagnosis-of.ts';

const allowedFor = (origin: string, start: number, allowed = origin): string => `
  GET https://api.example/items
  @start ${start}
  Origin: ${origin}
  Sec-Fetch-Mode: cors

  200 OK
  Access-Control-Allow-Origin: ${allowed}
  Vary: Origin`;

function warningsOf(...requests: readonly string[]) {
  const all = diagnosedLog(requests.join('\n---'));
  const log = logEvidenceOf(all.map(({ exchange }) => exchange));
  return all.flatMap(({ exchange, diagnosis }) => logWarnings(exchange, diagnosis, log));
}

describe('a server that allowed two origins by name', () => {
  it('may allow whoever asks, when they have nothing to do with each other', () => {
    const [first] = warningsOf(
      allowedFor('https://app.example', 0),
      allowedFor('https://elsewhere.test', 60_000),
    );
    expect(first).toEqual({
      id: 'origin-reflected',
      evidence: ['https://app.example', 'https://elsewhere.test'],
    });
  });

  it('is taken to have a list, when they are of one site', () => {
    expect(
      warningsOf(allowedFor('https://app.shop.example', 0), allowedFor('https://admin.shop.example', 60_000)),
    ).toEqual([]);
  });

  it('is taken to have a list, when both are the same computer', () => {
    expect(
      warningsOf(allowedFor('http://localhost:3000', 0), allowedFor('http://127.0.0.1:3000', 60_000)),
    ).toEqual([]);
  });

  it('is not seen in one origin, nor in a wildcard', () => {
    expect(warningsOf(allowedFor('https://app.example', 0))).toEqual([]);
    expect(
      warningsOf(
        allowedFor('https://app.example', 0, '*'),
        allowedFor('https://elsewhere.test', 60_000, '*'),
      ),
    ).toEqual([]);
  });
});
