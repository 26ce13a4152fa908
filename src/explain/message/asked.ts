import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { serverCode, shownUrl } from '../addresses.ts';
import { code, sentence, strong } from '../compose.ts';
import type { RichText } from '../rich-text.ts';

/** "`http://localhost:8000`", or "The server" where the message does not name it. */
export const server = ({ url }: DecodedMessage): RichText =>
  url === null ? sentence`The server` : sentence`${serverCode(url)}`;

/** The same inside a sentence. */
export const theServer = ({ url }: DecodedMessage): RichText =>
  url === null ? sentence`the server` : sentence`${serverCode(url)}`;

/** "your page `https://app.example`". */
export const thePage = ({ origin }: DecodedMessage): RichText =>
  origin === null || origin === OPAQUE_ORIGIN ? sentence`your page` : sentence`your page ${code(origin)}`;

/** "`https://api.example/items`", or the words for an address that is not stated. */
export const address = ({ url }: DecodedMessage): RichText =>
  url === null ? sentence`the address` : sentence`${code(shownUrl(url))}`;

const status = ({ statusCode }: DecodedMessage): RichText =>
  statusCode === null || statusCode === 0 ? [] : sentence` with ${strong(String(statusCode))}`;

/** "`http://localhost:8000` answered the preflight with **404**". */
export function answered(message: DecodedMessage): RichText {
  switch (message.phase) {
    case 'preflight':
      return sentence`${server(message)} answered the preflight (the ${code('OPTIONS')} request that asks for permission)${status(message)}`;
    case 'redirect':
      return sentence`${server(message)} redirected the request${status(message)}`;
    case 'request':
    case 'response':
    case null:
      return sentence`${server(message)} answered${status(message)}`;
  }
}

/** What came of it. */
export function outcome({ phase }: DecodedMessage): string {
  switch (phase) {
    case 'preflight':
    case 'request':
      return 'the request itself was never sent';
    case 'redirect':
      return 'the browser did not follow the redirect';
    case 'response':
      return 'the browser keeps the response from your page';
    case null:
      return 'the browser keeps your page from it';
  }
}

/** The response that has to carry the header. */
const whichResponse = ({ phase }: DecodedMessage): string =>
  phase === 'preflight' ? 'the response to the preflight' : 'the response';

/** The header that lets the page in. Nobody should allow `null`. */
export function neededOrigin(message: DecodedMessage): RichText {
  const { origin } = message;
  if (origin === OPAQUE_ORIGIN)
    return sentence`Your page has no origin of its own (a file or a sandboxed frame): serve it from a web server, and allow that origin.`;
  const header =
    origin === null
      ? sentence`${code('Access-Control-Allow-Origin')} with the origin of your page`
      : sentence`${code(`Access-Control-Allow-Origin: ${origin}`)}`;
  return sentence`Needed is ${header} on ${whichResponse(message)}.`;
}
