import type { Exchange, InitiatorKind } from '../exchange/exchange.ts';
import { serverCode, shownUrl } from './addresses.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** What was loaded, where that is known and has a name. */
const LOADED: Readonly<Partial<Record<InitiatorKind, string>>> = {
  image: 'the image',
  script: 'the script',
  stylesheet: 'the style sheet',
  media: 'the media file',
  track: 'the track',
};

/** Something loaded or sent in the mode `no-cors`. */
function opaqueLoad({ url, method, initiator }: Exchange): RichText {
  if (method === 'POST')
    return sentence`The browser sent your ${code(method)} to ${serverCode(url)} without CORS, so your page cannot read the answer.`;
  const what = initiator === null ? undefined : LOADED[initiator];
  const kind = what === undefined ? '' : `${what} `;
  return sentence`The browser loaded ${kind}${code(shownUrl(url))} without CORS, so your page can use it, but not read it.`;
}

/** One sentence about a request that the browser let pass without asking for permission; null where CORS was asked. */
export function withoutCorsHeadline(exchange: Exchange): RichText | null {
  const { mode, url, method } = exchange;
  switch (mode) {
    case 'navigate':
      return sentence`The browser opened ${code(shownUrl(url))} as a page or frame of its own${method === 'POST' ? sentence` with a ${code(method)}` : ''}: CORS has no say in that.`;
    case 'websocket':
      return sentence`The browser opened a WebSocket to ${serverCode(url)}: CORS has no say in that, the server itself decides by ${code('Origin')}.`;
    case 'no-cors':
      return opaqueLoad(exchange);
    case 'cors':
    case 'same-origin':
    case null:
      return null;
  }
}

/** What loading without CORS means. */
export function withoutCorsDetail({ mode }: Exchange): RichText {
  return mode === 'navigate'
    ? sentence`A page that opens another by a link, a form or a frame never gets to read it, and needs no permission for it.`
    : sentence`Elements such as images and scripts load from anywhere without asking for permission. In return JavaScript cannot look inside (the response is opaque).`;
}
