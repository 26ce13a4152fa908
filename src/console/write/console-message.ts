import type { Blocking, Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isWithheldMismatch } from '../../diagnosis/withheld-mismatch.ts';
import { writeChromium } from './write-chromium.ts';
import { writeFirefox, writeFirefoxFailure } from './write-firefox.ts';
import { writeWebKit } from './write-webkit.ts';

/**
 * The line that the exchange's browser prints about CORS, byte for byte; null when it prints none. For an alternative, give that: an
 * alternative is a Blocking too.
 */
export function consoleMessage(exchange: Exchange, subject: Diagnosis | Blocking): string | null {
  if ('corsError' in subject) return blockedMessage(exchange, subject);
  if (subject.blocking !== null) return blockedMessage(exchange, subject.blocking);
  // A request that Firefox refused by itself (`mode: 'same-origin'`, a forbidden port) leaves an entry, but no line.
  const { browser, mode, hops } = exchange;
  const printed = browser.engine === 'firefox' && mode === 'cors' && hops.some(({ sent }) => sent);
  return printed && subject.failure !== null ? writeFirefoxFailure(exchange, subject.failure) : null;
}

function blockedMessage(exchange: Exchange, blocking: Blocking): string | null {
  switch (exchange.browser.engine) {
    case 'chromium':
      return isWithheldMismatch(exchange, blocking) ? null : writeChromium(exchange, blocking);
    case 'firefox':
      return writeFirefox(exchange, blocking);
    case 'webkit':
      return writeWebKit(exchange, blocking);
  }
}
