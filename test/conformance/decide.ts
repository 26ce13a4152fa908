import { consoleMessage } from '../../src/console/console-message.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log-context.ts';
import { createHeaderInterner } from '../../src/exchange/header-interner.ts';
import { pairAll } from '../../src/exchange/pair.ts';
import { isDropped, readEntry } from '../../src/exchange/read-entry.ts';
import type { Browser } from '../../src/cors/engine.ts';

/** What our rooms make of raw HAR entries, in whatever order they came. */
export function decideAll(entries: readonly unknown[], browser: Browser): Diagnosed[] {
  const interner = createHeaderInterner();
  const records = entries.map((entry) => readEntry(entry, interner)).filter((each) => !isDropped(each));
  const context = createLogContext();
  return pairAll(records, browser).map((exchange) => {
    const diagnosis = diagnose(exchange, context);
    context.observe(exchange);
    return { exchange, diagnosis, consoleMessage: consoleMessage(exchange, diagnosis) };
  });
}
