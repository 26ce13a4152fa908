import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { serverCode } from './addresses.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** These change nothing on a server by their definition. https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Whether the server ran the request and it may have had effects there. */
export function serverRan({ exchange, diagnosis }: Diagnosed): RichText {
  const method = code(exchange.method);
  const server = serverCode(exchange.url);
  switch (diagnosis.reachedServer) {
    case 'yes':
      return isSafe(exchange.method)
        ? sentence`${server} received your ${method} and answered it.`
        : sentence`${server} received your ${method} and ran it: what it changes there is changed.`;
    case 'no':
      return sentence`${server} never received your ${method}: nothing changed there.`;
    case 'unknown':
      return sentence`Whether ${server} received your ${method} cannot be told from the log.`;
  }
}
