import type { BrowserMessage } from '../../browser/firefox/console-truth.ts';
import { caseIndexOf } from '../case-truth.ts';
import type { CaseMessages } from '../lines/compare.ts';

const NOTHING: CaseMessages = { blocked: [], failed: [] };

const DID_NOT_SUCCEED = 'CORSDidNotSucceed2';

/** The quotation marks around a URL differ from line to line. */
const urlOf = ({ text }: BrowserMessage): string =>
  /remote resource at ‘?(.*?)’?\. \(Reason: /.exec(text)?.[1] ?? '';

/** A status that is no redirect's. */
const OTHER_STATUS = /Status code: [1245]/;

/**
 * A preflight that is answered with a redirect is told twice: first that, then what else is wrong with it (its status, say). Parallel ones
 * mingle.
 */
function withoutRepetitions(messages: readonly BrowserMessage[]): BrowserMessage[] {
  const redirected = new Map<string, number>();
  return messages.filter((message) => {
    const url = urlOf(message);
    const count = redirected.get(url) ?? 0;
    const tellsRedirect = message.category === 'CORSExternalRedirectNotAllowed';
    const repeats = !tellsRedirect && count > 0 && !OTHER_STATUS.test(message.text);
    redirected.set(url, count + (tellsRedirect ? 1 : repeats ? -1 : 0));
    return !repeats;
  });
}

function readCase(messages: readonly BrowserMessage[]): CaseMessages {
  const errors = messages.filter(({ level }) => level === 'error');
  const specific = errors.filter(({ category }) => category !== DID_NOT_SUCCEED);
  const failed = errors.filter(({ category }) => category === DID_NOT_SUCCEED);
  return {
    blocked: withoutRepetitions(specific).map(({ text }) => text),
    failed: failed.map(({ text }) => text),
  };
}

/** The browser's word, by case. */
export function messagesByCase(messages: readonly BrowserMessage[]): (index: number) => CaseMessages {
  const groups = new Map<number, BrowserMessage[]>();
  for (const message of messages) {
    const index = caseIndexOf(message.text);
    if (index === null) continue;
    const group = groups.get(index);
    if (group) group.push(message);
    else groups.set(index, [message]);
  }
  const byCase = new Map([...groups].map(([index, group]) => [index, readCase(group)]));
  return (index) => byCase.get(index) ?? NOTHING;
}
