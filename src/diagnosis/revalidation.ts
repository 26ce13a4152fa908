import { hasHeader, type HeaderList } from '../cors/header-list.ts';
import type { Hop } from '../exchange/exchange.ts';

/** Whether the browser asked whether the answer that it has stored is still good, and was told that it is. */
export const isRevalidation = (hop: Hop): boolean => hop.status === 304 && isConditional(hop);

/**
 * Whether the request may have asked whether a stored answer is still good. The network stack adds that header together with
 * `Accept-Encoding`; where an entry has neither, as a worker's, it does not say.
 */
const isConditional = ({ requestHeaders }: Hop): boolean =>
  hasHeader(requestHeaders, 'if-none-match') ||
  hasHeader(requestHeaders, 'if-modified-since') ||
  !hasHeader(requestHeaders, 'accept-encoding');

/** Stored headers after a revalidation: those that the 304 brings replace those before. https://www.rfc-editor.org/rfc/rfc9111.html#section-3.2 */
export const updatedHeaders = (stored: HeaderList, fresh: HeaderList): HeaderList => [
  ...stored.filter(({ name }) => !hasHeader(fresh, name.toLowerCase())),
  ...fresh,
];
