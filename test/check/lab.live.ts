import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../src/check/check.ts';
import { createTransport } from '../../src/check/undici-transport.ts';
import { type Lab, startLab } from '../lab/servers.ts';
import { CHECKED_CASES, requestOf } from './lab-requests.ts';

/** The verdicts that the lab's cases state are those of live Chromium: `npm test` compares them there. */
describe('check asks every server of the lab', () => {
  let lab: Lab;
  const transport = createTransport({});

  beforeAll(async () => {
    lab = await startLab();
  });

  afterAll(async () => {
    await transport.close();
    await lab.close();
  });

  it.each(CHECKED_CASES.map((each) => ({ id: each.id, each })))(
    '$id: as Chromium decides',
    async ({ each }) => {
      const { checks } = await checkAll([requestOf(each, lab)], transport);
      const { diagnosis } = checks[0]?.verdicts.chromium ?? {};
      expect({
        verdict: diagnosis?.verdict,
        phase: diagnosis?.blocking?.phase ?? null,
        corsError: diagnosis?.blocking?.corsError ?? null,
      }).toEqual({
        verdict: each.expected.verdict,
        phase: each.expected.phase,
        corsError: each.expected.corsError,
      });
    },
  );

  it('tries more than fifty of them', () => {
    expect(CHECKED_CASES.length).toBeGreaterThan(50);
  });
});
