import { nat, readConfigureGlobal, sample } from 'fast-check';
import { expect, it } from 'vitest';

it('is what properties are tried with', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_130);
  expect(readConfigureGlobal()).toEqual({ seed });
  expect(sample(nat(), 5)).toEqual(sample(nat(), { seed, numRuns: 5 }));
});
