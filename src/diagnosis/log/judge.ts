import type { Browser } from '../../cors/engine.ts';
import type { CredentialsAssumption, Diagnosed } from '../diagnosis.ts';
import { createLogContext } from './learn.ts';
import type { LogContext } from './log-context.ts';
import { verdictOf } from '../verdict-of.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { createPairer, type Pairer } from '../../exchange/pairing/pair.ts';

/** Pairs and diagnoses the requests of one log, in the light of the others. */
export interface Judge {
  readonly pairer: Pick<Pairer, 'add' | 'update'>;
  /** Lets the exchange tell about others. */
  readonly observe: (exchange: Exchange) => void;
  /** What the log says about a request that does not say it itself. */
  readonly context: LogContext;
  /** The verdict, without the console line and what is needed, which no list shows. `assuming`: the credentials mode the user says it had; null: as the traffic suggests. */
  readonly diagnose: (exchange: Exchange, assuming: CredentialsAssumption | null) => Diagnosed;
}

export function createJudge(browser: Browser): Judge {
  const context = createLogContext();
  return {
    context,
    pairer: createPairer(browser),
    observe: context.observe,
    diagnose: (exchange, assuming) => ({
      exchange,
      diagnosis: verdictOf(exchange, context, assuming === null ? {} : { assuming }),
      consoleMessage: null,
    }),
  };
}
