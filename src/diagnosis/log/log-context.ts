import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { CredentialsAssumption } from '../diagnosis.ts';
import type { Withholding } from './withheld.ts';
import { createNetworkPlaces, type NetworkPlaces } from './network-places.ts';

/** What of a hop's answer the browser judges. */
export type Answer = Pick<Hop, 'responseHeaders' | 'redirectUrl'>;

/** What the rest of a log says about an exchange that does not say it itself. */
export interface LogContext {
  /** The credentials mode that requests like this one are proven to have had; null when none is, or when they differ. */
  readonly credentialsOfOthers: (exchange: Exchange) => CredentialsAssumption | null;
  /** Whether it went out without the cookie that others of its page bring to its server. */
  readonly isCookieLeftOut: (exchange: Exchange) => boolean;
  /** The latest answer to an earlier request like this, for one whose own is not shown. */
  readonly earlierAnswer: (hop: Hop) => Answer | null;
  /** Why nothing is shown of the answer to a request that failed. */
  readonly whyWithheld: (exchange: Exchange) => Withholding | null;
  /** Where pages and servers are. */
  readonly places: Omit<NetworkPlaces, 'observe'>;
}

/** The context of an exchange that stands alone. */
export const emptyContext: LogContext = {
  credentialsOfOthers: () => null,
  isCookieLeftOut: () => false,
  earlierAnswer: () => null,
  whyWithheld: () => null,
  places: createNetworkPlaces(0),
};
