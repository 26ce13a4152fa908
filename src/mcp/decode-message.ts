import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { decode } from '../console/read/decode.ts';
import { messageJson } from '../document/message-json.ts';
import { pastedHar } from '../exchange/reading/read-pasted.ts';
import { answerOf, FENCED, fenced, NEVER, refusal } from './answer.ts';
import { explainHar } from './explain-har.ts';

/** Messages that are told. */
const MOST_TOLD = 20;

/** `decode_message`: what lines of a console say; a block of headers is explained as a request. */
export async function decodeMessage({ text }: { readonly text: string }): Promise<CallToolResult> {
  const har = pastedHar(text);
  if (har !== null) return explainHar({ har });
  const messages = decode(text).map(messageJson);
  if (messages.length === 0)
    return refusal(
      "No console message was recognised. Give the red lines of the browser's console as they are, or a block of request and response headers.",
    );
  return answerOf([
    `${FENCED}\n`,
    ...messages.slice(0, MOST_TOLD).map(({ isCors, corsError, causes, ...message }) => {
      const title = isCors
        ? `A CORS message${corsError === null ? '' : `, ${corsError}`}:`
        : 'No CORS message, though it is often taken for one:';
      const known = causes.map(({ confidence, summary }) => `Cause, ${confidence}: ${summary}`);
      const facts = [
        message.summary,
        `Browser: ${message.engine}`,
        ...(message.phase === null ? [] : [`Phase: ${message.phase}`]),
        ...(message.url === null ? [] : [`Address: ${message.url}`]),
        ...(message.origin === null ? [] : [`Page's origin: ${message.origin}`]),
        ...known,
      ];
      return fenced(title, facts.join('\n'));
    }),
    'A message tells the first thing that is wrong. check_url tells everything, with the configuration, when the server can be asked; explain_har does from a recording.\n',
    NEVER,
  ]);
}
