import type { Browser } from '../../cors/engine.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import { createLogContext } from '../../diagnosis/log-context.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { createPairer, type Pairer } from '../../exchange/pair.ts';

/** Pairs and diagnoses the requests of one log, in the light of the others. */
export interface Judge {
  readonly pairer: Pick<Pairer, 'add' | 'update'>;
  /** Lets the exchange tell about others. */
  readonly observe: (exchange: Exchange) => void;
  /** Without the console line, which no list shows. `assuming`: the credentials mode the user says it had; null: as the traffic suggests. */
  readonly diagnose: (exchange: Exchange, assuming: CredentialsAssumption | null) => Diagnosed;
}

export function createJudge(browser: Browser): Judge {
  const context = createLogContext();
  return {
    pairer: createPairer(browser),
    observe: context.observe,
    diagnose: (exchange, assuming) => ({
      exchange,
      diagnosis: diagnose(exchange, context, assuming === null ? {} : { assuming }),
      consoleMessage: null,
    }),
  };
}
