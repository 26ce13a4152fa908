import { type Untold, untoldOf } from '../diagnosis/untold.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { serverCode } from './addresses.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

interface UntoldText {
  /** One sentence with the user's own values. */
  readonly headline: RichText;
  /** What is missing, and what would tell. */
  readonly detail: RichText;
}

const RECORD = sentence`Record it again with DevTools open before the page loads (Network panel, "Preserve log"), or ask the server with ${code('curl')} as the page would.`;

const TEXTS: Readonly<Record<Untold, (exchange: Exchange) => UntoldText>> = {
  preflight: ({ method, url }) => ({
    headline: sentence`Your ${code(method)} to ${serverCode(url)} failed, and this recording does not tell why; probably its preflight did.`,
    detail: sentence`A request like this needs a preflight (an ${code('OPTIONS')} that the browser sends by itself), and this recording has none: some recorders leave preflights out, and the status of what they stop. ${RECORD}`,
  }),
  failure: ({ method, url }) => ({
    headline: sentence`Your ${code(method)} to ${serverCode(url)} failed, and this recording does not tell why.`,
    detail: sentence`It has no status, so it may have been CORS or the network. The browser's console says which. ${RECORD}`,
  }),
  request: ({ method, url }) => ({
    headline: sentence`The preflight of your ${code(method)} to ${serverCode(url)} can pass, and this recording does not hold the request itself.`,
    detail: sentence`The recording ends there or leaves it out, or the request has credentials that this preflight does not allow. ${RECORD}`,
  }),
  redirect: ({ method, url }) => ({
    headline: sentence`Your ${code(method)} to ${serverCode(url)} was redirected; this recording does not tell what came of it.`,
    detail: RECORD,
  }),
  program: ({ method, url }) => ({
    headline: sentence`A program made this ${code(method)} to ${serverCode(url)}, not a page, so CORS has no say in it.`,
    detail: sentence`Only browsers check CORS, for the pages that they show. Record the page itself to see what a browser makes of it.`,
  }),
  mode: ({ method, url }) => ({
    headline: sentence`This recording does not tell whether your ${code(method)} to ${serverCode(url)} was made with CORS.`,
    detail: sentence`It has an answer, but not the headers with which it was asked for. ${RECORD}`,
  }),
  answer: ({ method, url }) => ({
    headline: sentence`The log does not hold enough to tell what became of your ${code(method)} to ${serverCode(url)}.`,
    detail: sentence`The browser delivered no status and no headers for it. Reload the page with DevTools open to record it whole.`,
  }),
};

/** What is said of an exchange whose verdict is `unknown`. */
export const untoldText = (exchange: Exchange): UntoldText => TEXTS[untoldOf(exchange)](exchange);

/** The few words of a list row. */
export const UNTOLD_SHORT: Readonly<Record<Untold, string>> = {
  preflight: 'Failed, likely its preflight',
  failure: 'Failed, cause not recorded',
  request: 'Request not recorded',
  redirect: 'Request not recorded',
  program: 'Made by a program',
  mode: 'Not enough in the log',
  answer: 'Not enough in the log',
};
