import { diagnoseIn } from '../../console/diagnosed.ts';
import type { Engine } from '../../cors/engine.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { emptyContext } from '../../diagnosis/log/log-context.ts';

const BROWSERS: Readonly<Record<Engine, string>> = {
  chromium: 'Chrome',
  firefox: 'Firefox',
  webkit: 'Safari',
};

const ENGINES = ['chromium', 'firefox', 'webkit'] as const;

/** The browsers in which the very answers to a blocked request would have passed, as a sentence; null where there are none. */
export function passesElsewhere(diagnosed: Diagnosed): string | null {
  if (diagnosed.diagnosis.verdict !== 'blocked') return null;
  const passing = ENGINES.filter(
    (engine) => diagnoseIn(engine, diagnosed, emptyContext).diagnosis.verdict === 'allowed',
  ).map((engine) => BROWSERS[engine]);
  if (passing.length === 0) return null;
  const own = BROWSERS[diagnosed.exchange.browser.engine];
  return `Blocked in ${own}; the same answers pass in ${passing.join(' and ')}.`;
}
