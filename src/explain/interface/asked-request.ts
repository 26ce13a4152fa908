import { code, plural, sentence } from '../compose.ts';
import type { RichText } from '../rich-text.ts';

/** Above a request that was chosen in the Network panel, which does not say which of several with its address is meant. */
export const sameAddress = (count: number): RichText => sentence`${plural(count, 'request')} with this URL:`;

/** Where the list has no request with an address that was chosen in the Network panel. */
export const notListed = (url: string): RichText =>
  sentence`${code(url)} is not in the list. Requests to the page’s own origin are not listed, because CORS has no say in them; neither are those from before the log was cleared, or while it was paused.`;
