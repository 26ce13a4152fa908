import { toldCauses } from '../../causes/of-message.ts';
import { saidBy } from '../../explain/message/message-page.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { shownUrl } from '../../explain/addresses.ts';
import { plural } from '../../explain/compose.ts';
import { messageSummary } from '../../explain/message/cors-message.ts';
import { plainText } from '../../explain/rich-text.ts';
import { shownValue } from '../../explain/visible.ts';
import { type Paint, paintText } from './paint.ts';

const INDENT = '    ';

function title(message: DecodedMessage, paint: Paint): string {
  const { isCors, topic, corsError, browserCode, url } = message;
  const mark =
    isCors && topic === 'cors'
      ? paint.red('✗ CORS')
      : paint.yellow(isCors ? '! WARNING' : '! NOT A CORS MESSAGE');
  const code = shownValue(corsError ?? browserCode ?? topic);
  const address = url === null ? [] : [paint.bold(shownUrl(url))];
  return [mark, ...address, paint.dim(`${code} (${saidBy(message)})`)].join('  ');
}

/** What the message states beside its summary. */
function details({ origin, redirectedFrom, redirectLocation }: DecodedMessage): readonly string[] {
  return [
    ...(origin === null ? [] : [`Asked by ${shownValue(origin)}`]),
    ...(redirectedFrom === null ? [] : [`Redirected from ${shownUrl(redirectedFrom)}`]),
    ...(redirectLocation === null ? [] : [`Redirects to ${shownUrl(redirectLocation)}`]),
  ];
}

/** Why servers usually answer so, each with how to make sure. */
function usualCauses(message: DecodedMessage, paint: Paint): readonly string[] {
  const lines = toldCauses(message).map(
    (cause) => `- ${paintText(cause.title, paint)}. ${paintText(cause.check, paint)}`,
  );
  return lines.length === 0 ? [] : ['Usual causes:', ...lines];
}

function paragraphOf(message: DecodedMessage, count: number, paint: Paint): string {
  const lines = [
    paintText(messageSummary(message), paint),
    ...details(message).map((line) => paint.dim(line)),
    ...usualCauses(message, paint),
    ...(count === 1 ? [] : [paint.dim(`Printed ${plural(count, 'time')}`)]),
  ];
  return [title(message, paint), ...lines.map((line) => INDENT + line)].join('\n');
}

/** Equal messages are told once. */
const identity = (message: DecodedMessage): string =>
  JSON.stringify([message.url, message.origin, message.browserCode, plainText(messageSummary(message))]);

/** Decoded messages for people, each as a paragraph, those that were printed again with their number. */
export function messageReport(messages: readonly DecodedMessage[], paint: Paint): string {
  const counts = new Map<string, { readonly message: DecodedMessage; readonly count: number }>();
  for (const message of messages) {
    const key = identity(message);
    counts.set(key, { message, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const paragraphs = [...counts.values()].map(({ message, count }) => paragraphOf(message, count, paint));
  return `${paragraphs.join('\n\n')}\n`;
}
