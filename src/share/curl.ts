import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Hop } from '../exchange/exchange.ts';
import type { ShareOptions } from './options.ts';

/** A hop as a `curl` command for a POSIX shell. */
export const asCurl = (hop: Hop, _options: ShareOptions = {}): string => `curl -i ${hop.url}`;

/** The hop of the page's own request: the first that is no preflight, null when the log has none. */
export const requestHop = ({ exchange }: Diagnosed): Hop | null =>
  exchange.hops.find((hop) => hop.kind !== 'preflight') ?? null;

/** The preflight as a `curl` command, built from the request when none was sent; null when the request needs none. */
export const preflightAsCurl = (diagnosed: Diagnosed, options: ShareOptions = {}): string | null => {
  const hop = diagnosed.exchange.hops.find((one) => one.kind === 'preflight');
  return hop === undefined ? null : asCurl(hop, options);
};
