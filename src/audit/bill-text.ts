import type { Engine } from '../cors/engine.ts';
import { code, formatCount, paragraph, plural, sentence } from '../explain/compose.ts';
import type { RichText } from '../explain/rich-text.ts';
import { engineName } from '../explain/status.ts';
import type { Milliseconds } from '../exchange/units.ts';
import type { PreflightBill } from './preflight-bill.ts';

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

/** How long each keeps an answer at most, in words. */
const KEEPS: Readonly<Record<Engine, string>> = {
  chromium: '2 hours',
  firefox: 'a day',
  webkit: '10 minutes',
};

const shown = (duration: Milliseconds): string => `${formatCount(Math.round(duration))} ms`;

function cost({ count, duration, elapsed }: PreflightBill): RichText {
  const beside =
    Math.round(elapsed) < Math.round(duration)
      ? `, some beside each other: ${shown(elapsed)} of the page's time`
      : '';
  return sentence`${plural(count, 'preflight')}: requests waited ${shown(duration)} for ${count === 1 ? 'it' : 'them'}${beside}.`;
}

/** What would have been spared, with the time that each engine keeps an answer. */
function saving({ saved, count }: PreflightBill): RichText {
  const engines = ENGINES.filter((engine) => saved[engine].count > 0);
  const [first] = engines;
  if (first === undefined)
    return count === 1
      ? []
      : sentence`${code('Access-Control-Max-Age')} would have spared none of them: each was for another address, or failed.`;
  const alike =
    engines.length === ENGINES.length && new Set(ENGINES.map((engine) => saved[engine].count)).size === 1;
  if (alike)
    return sentence`${code('Access-Control-Max-Age')} would have spared ${formatCount(saved[first].count)} of them, ${shown(saved[first].duration)}: Chromium keeps an answer for ${KEEPS.chromium} at most, Firefox for ${KEEPS.firefox}, Safari for ${KEEPS.webkit}.`;
  const list = engines.map(
    (engine) =>
      `${formatCount(saved[engine].count)} (${shown(saved[engine].duration)}) in ${engineName(engine)}, which keeps an answer for ${KEEPS[engine]} at most`,
  );
  return sentence`${code('Access-Control-Max-Age')} would have spared ${list.join('; ')}.`;
}

/** What preflights cost, and what keeping their answers would save; empty where there was none. */
export const billText = (bill: PreflightBill): RichText =>
  bill.count === 0 ? [] : paragraph(cost(bill), saving(bill));
