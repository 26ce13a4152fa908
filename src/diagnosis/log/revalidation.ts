import type { Engine } from '../../cors/engine.ts';
import { hasHeader, type Header, type HeaderList } from '../../cors/header-list.ts';
import type { Hop } from '../../exchange/exchange.ts';

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
export function updatedHeaders(stored: HeaderList, fresh: HeaderList, engine: Engine): HeaderList {
  const before = engine === 'firefox' ? storedByFirefox(stored) : stored;
  const repeated = engine === 'firefox' && before.filter(isCounted).length > 1;
  const isKept = (header: Header): boolean =>
    !hasHeader(fresh, header.name.toLowerCase()) || (repeated && isCounted(header));
  return [...before.filter(isKept), ...fresh];
}

/** Firefox counts lines as they first came: a 304 with one line leaves several of them several. Measured in 153. */
const isCounted = ({ name }: Header): boolean => name === 'Access-Control-Allow-Origin';

/** Firefox forgets a header without a value when it stores an answer (nsHttpHeaderArray::SetHeader), but not how many there were. */
export function storedByFirefox(headers: HeaderList): HeaderList {
  const repeated = headers.filter(isCounted).length > 1;
  return headers.filter((header) => header.value !== '' || (repeated && isCounted(header)));
}

/** Whether Firefox answered from its HTTP cache: it names the server for everything else that has a status. */
export const isFromFirefoxCache = ({ sent, serverAddress }: Hop, engine: Engine): boolean =>
  engine === 'firefox' && sent && serverAddress === '';
