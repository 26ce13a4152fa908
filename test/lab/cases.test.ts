import { describe, expect, it } from 'vitest';
import { CORS_ERRORS, type CorsError } from '../../src/cors/cors-error.ts';
import { parseAnswer, type Surroundings } from './answer.ts';
import { LAB_CASES } from './cases.ts';

/** Codes that no server and no page can bring about in the lab, and why. */
const OUT_OF_REACH: Partial<Record<CorsError, string>> = {
  InvalidResponse: 'the browser gives it for a response that its own network service has marked as an error',
  PreflightMissingAllowExternal: 'the check was removed; the name stayed in the protocol',
  PreflightInvalidAllowExternal: 'the check was removed; the name stayed in the protocol',
  InsecureLocalNetwork: 'it needs a page from an insecure public origin, and loopback counts as secure',
};

const SURROUNDINGS: Surroundings = {
  origins: {
    page: 'http://localhost:1',
    api: 'http://127.0.0.1:2',
    other: 'http://localhost:3',
    third: 'http://127.0.0.1:4',
    down: 'http://127.0.0.1:5',
  },
  casePath: '/case',
  origin: 'http://localhost:1',
};
const WITHOUT_RESPONSE = new Set(['reset', 'close', 'silence']);

describe('the lab', () => {
  it('has no two cases with the same id', () => {
    const ids = LAB_CASES.map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('provokes every CORS error, or says why it cannot', () => {
    const provoked = new Set(LAB_CASES.map((each) => each.expected.corsError));
    const missing = CORS_ERRORS.filter((code) => !provoked.has(code));
    expect(missing.toSorted()).toEqual(Object.keys(OUT_OF_REACH).toSorted());
  });

  it.each(LAB_CASES)('describes $id in one sentence', ({ broken, title }) => {
    expect(broken).toMatch(/^\S.*\.$/);
    expect(title).not.toMatch(/\.$/);
  });

  it.each(LAB_CASES)('has answers that can be read for $id', ({ server }) => {
    for (const answer of Object.values(server)) {
      if (WITHOUT_RESPONSE.has(answer)) continue;
      const { headers, status } = parseAnswer(answer, SURROUNDINGS);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(headers.flat().join()).not.toMatch(/[{}]/);
    }
  });
});
