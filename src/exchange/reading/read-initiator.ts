import type { CallSite } from '../call-site.ts';
import type { EntryInitiator } from '../entry-record.ts';
import { WATCH_FILE } from '../watch-file.ts';
import type { HeaderInterner } from './header-interner.ts';
import { MAX_STACK_DEPTH, MAX_URL_LENGTH, MAX_WORD_LENGTH } from '../bounds.ts';
import { cut, listOf, numberOf, partsOf, textOf, type Unchecked } from './unknown.ts';

type RawPlace = Unchecked<'url' | 'lineNumber' | 'columnNumber' | 'functionName'>;
type RawInitiator = RawPlace & Unchecked<'type' | 'requestId' | 'stack'>;
type RawStack = Unchecked<'callFrames' | 'parent'>;

/** Chromium's `_initiator` of an entry; null for what is none, as in other recordings. */
export function readInitiator(raw: unknown, intern: HeaderInterner): EntryInitiator | null {
  const initiator: RawInitiator = partsOf(raw);
  const { type } = initiator;
  if (typeof type !== 'string') return null;
  const isPreflight = type === 'preflight';
  return {
    type: intern.text(cut(type, MAX_WORD_LENGTH)),
    url: isPreflight ? cut(textOf(initiator.url), MAX_URL_LENGTH) : '',
    requestId: isPreflight ? cut(textOf(initiator.requestId), MAX_WORD_LENGTH) : '',
    callSite: isPreflight ? null : callSiteOf(initiator, intern),
  };
}

/** Packages and what others serve: code that calls on behalf of the page's own. */
const LIBRARY =
  /\/node_modules\/|\/\.vite\/deps\/|^\w+-extension:|^https:\/\/[^/]*(?:jsdelivr|unpkg|cdnjs|sentry|newrelic|datadog)/;

/**
 * The innermost frame that has a file and is no library's: where the page's own code calls. The innermost of all where none is, and where
 * there is no stack what the parser was reading.
 */
function callSiteOf(initiator: RawInitiator, intern: HeaderInterner): CallSite | null {
  let innermost: CallSite | null = null;
  let stack: RawStack = partsOf(initiator.stack);
  for (let depth = 0; depth < MAX_STACK_DEPTH; depth++) {
    for (const frame of listOf(stack.callFrames)) {
      const site = siteOf(partsOf(frame), intern);
      if (site?.url === WATCH_FILE) continue;
      if (site !== null && !LIBRARY.test(site.url)) return { ...site, through: innermost?.url ?? '' };
      innermost ??= site;
    }
    stack = partsOf(stack.parent);
  }
  return innermost === null ? siteOf(initiator, intern) : { ...innermost, through: innermost.url };
}

/** CDP counts lines and columns from 0, people count from 1. */
function siteOf(frame: RawPlace, intern: HeaderInterner): CallSite | null {
  const url = textOf(frame.url);
  if (url === '' || url.length > MAX_URL_LENGTH) return null;
  return {
    url: intern.text(url),
    line: numberOf(frame.lineNumber, 0) + 1,
    column: numberOf(frame.columnNumber, 0) + 1,
    functionName: intern.text(cut(textOf(frame.functionName), MAX_WORD_LENGTH)),
    through: '',
  };
}
