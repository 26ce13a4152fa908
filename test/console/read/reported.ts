import type { CorsError } from '../../../src/cors/cors-error.ts';
import type { Engine } from '../../../src/cors/engine.ts';

/** A line that somebody met, which was not read, or not as what it says. */
interface Reported {
  readonly engine: Engine;
  readonly corsError: CorsError;
  /** As the browser printed it, with names of hosts that are nobody's. */
  readonly printed: string;
}

/** `npm run new sentence` adds a row. */
export const REPORTED: readonly Reported[] = [
  {
    engine: 'chromium',
    corsError: 'PreflightInvalidStatus',
    printed:
      'OPTIONS https://api.shop.test/orders 405 (Method Not Allowed)\nFailed to load https://api.shop.test/orders: Response for preflight has invalid HTTP status code 405',
  },
];
