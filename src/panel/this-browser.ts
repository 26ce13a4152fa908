import type { Browser } from '../cors/engine.ts';

const ENGINES = [
  [/\bFirefox\/(\d+)/, 'firefox'],
  [/Chrome\/(\d+)/, 'chromium'],
  [/\bVersion\/(\d+)\S* Safari\//, 'webkit'],
] as const;

/** The browser by its user agent; what nothing tells is taken for Chromium. */
export function browserOfAgent(userAgent: string): Browser {
  for (const [pattern, engine] of ENGINES) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { engine, version: Number(version) };
  }
  return { engine: 'chromium', version: null };
}
