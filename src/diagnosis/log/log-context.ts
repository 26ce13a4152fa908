import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { CredentialsAssumption } from '../diagnosis.ts';
import { createNetworkPlaces, type NetworkPlaces } from './network-places.ts';

/** What of a hop's answer the browser judges. */
export type Answer = Pick<Hop, 'responseHeaders' | 'redirectUrl'>;

/** What the rest of a log says about an exchange that does not say it itself. */
export interface LogContext {
  /** The credentials mode that requests like this one are proven to have had; null when none is, or when they differ. */
  readonly credentialsOfOthers: (exchange: Exchange) => CredentialsAssumption | null;
  /** The latest answer to an earlier request like this, for one whose own is not shown. */
  readonly earlierAnswer: (hop: Hop) => Answer | null;
  /** Where pages and servers are. */
  readonly places: Omit<NetworkPlaces, 'observe'>;
}

/** The context of an exchange that stands alone. */
export const emptyContext: LogContext = {
  credentialsOfOthers: () => null,
  earlierAnswer: () => null,
  places: createNetworkPlaces(0),
};
