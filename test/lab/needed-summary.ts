import type { Diagnosed, NeededHop } from '../../src/diagnosis/diagnosis.ts';
import { shownPath } from '../../src/explain/addresses.ts';
import { failureText } from '../../src/explain/failure.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { unfixableText } from '../../src/explain/unfixable.ts';
import { shownValue, visible } from '../../src/explain/visible.ts';

/** Longer header values (many allowed headers) are cut: the line is for reading, not for copying. */
const LONGEST_HEADER = 200;

/** `Access-Control-Allow-Origin: http://localhost:3000`, or '' when nothing is to be set. */
const headersToSet = (set: NeededHop['set']): readonly string[] =>
  Object.entries(set).map(([name, value]) => `${visible(name)}: ${shownValue(value, LONGEST_HEADER)}`);

const join = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

function answerWith(hop: NeededHop): readonly string[] {
  const status = hop.status === null ? [] : [String(hop.status)];
  return [...status, ...headersToSet(hop.set)];
}

/** What one hop must change, e.g. "answer OPTIONS /api with 204 and Access-Control-Allow-Origin: …". */
function hopSentence(hop: NeededHop): string {
  const request = `${shownValue(hop.method, 30)} ${shownPath(hop.url)}`;
  const subject = hop.kind === 'redirect' ? `the redirect of ${request}` : request;
  const answer = answerWith(hop);
  const names = join(hop.remove.map((name) => shownValue(name, 60)));
  const extra = hop.remove.length === 0 ? '' : `send one line of ${names}`;
  if (answer.length === 0) return extra === '' ? '' : `${extra} with ${subject}`;
  return `answer ${subject} with ${join(answer)}${extra === '' ? '' : `, and ${extra}`}`;
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Everything that must change as one line for a terminal, null when nothing has to. */
export function neededSummary({ exchange, diagnosis }: Diagnosed): string | null {
  if (diagnosis.failure !== null) return plainText(failureText(diagnosis.failure, exchange).next);
  if (diagnosis.unfixable !== null) return plainText(unfixableText(diagnosis.unfixable));
  const sentences = diagnosis.needed.map(hopSentence).filter((one) => one !== '');
  return sentences.length === 0 ? null : `${capitalize(sentences.join('; '))}.`;
}
