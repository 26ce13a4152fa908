import type { Browser, Engine } from '../cors/engine.ts';

/** Versions that a user agent carries, in an order in which the first that is there is the engine's own. */
const USER_AGENTS: readonly (readonly [RegExp, Engine])[] = [
  [/\bFirefox\/(\d{1,9})/, 'firefox'],
  [/Chrom(?:e|ium)\/(\d{1,9})/, 'chromium'],
  [/\bVersion\/(\d{1,9}).* Safari\//, 'webkit'],
];

/** The browser by its user agent; what nothing tells is taken for Chromium, without a version. */
export function browserOfAgent(userAgent: string): Browser {
  for (const [pattern, engine] of USER_AGENTS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { engine, version: Number(version) };
  }
  return { engine: 'chromium', version: null };
}
