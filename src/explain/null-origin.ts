import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** Redirects made the origin `null`. https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
const TAINTED = sentence`After a redirect from one foreign origin to another, the browser no longer vouches for who asked and sends ${code('Origin: null')} (a tainted origin). Any sandboxed page can send the same, so it must not be allowed: send the request to its final address instead.`;

/** The page itself has an opaque origin. https://html.spec.whatwg.org/#concept-origin-opaque */
const OPAQUE = sentence`Your page has no origin of its own, because it is a file, a sandboxed frame or made by script, so the browser sends ${code('Origin: null')}. Any site can bring that about, so it must not be allowed: serve the page from a web server, or add ${code('allow-same-origin')} to the ${code('sandbox')} attribute of its frame if what it shows is yours.`;

/** What to do about a request whose `Origin` is `null`: never to allow it, because anybody can send it. */
export const nullOriginText = (exchange: Exchange): RichText =>
  exchange.origin === OPAQUE_ORIGIN ? OPAQUE : TAINTED;
