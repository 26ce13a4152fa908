import { randomFor } from '../random.ts';
import { type CaseSpec, type ContextName, type RequestSpec, SPECIAL_CONTEXTS } from '../spec.ts';
import { generateCase } from './generate.ts';

/** Another sequence than that of the case itself, which stays what it was. */
const SALT = 7_919;

const madeIn = (request: RequestSpec, context: ContextName): RequestSpec => ({ ...request, context });

/** The case that `seed` and `index` stand for, for Chromium: one in eight is made in a frame that changes what becomes of its requests. */
export function generateChromiumCase(seed: number, index: number): CaseSpec {
  const spec = generateCase(seed, index);
  const random = randomFor(seed + SALT, index);
  if (!random.chance(0.12) || spec.requests.some(({ context }) => context !== 'page')) return spec;
  const context = random.pick(SPECIAL_CONTEXTS);
  return { ...spec, requests: spec.requests.map((request) => madeIn(request, context)) };
}
