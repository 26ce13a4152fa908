import type { DecodedMessage } from '../console/read/decoded-message.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import { exchangeJson } from '../document/exchange-json.ts';
import { messageJson } from '../document/message-json.ts';
import { partsOf, textOf } from '../exchange/reading/unknown.ts';
import { type Blocked, messageOf } from './judge.ts';
import type { PageWatch } from './page-watch.ts';
import type { CorsFailure, HiddenPreflight } from './types.ts';

/** A failure with what a report is made of. */
export interface Finding {
  readonly failure: CorsFailure;
  readonly diagnosed: Blocked['diagnosed'];
  /** What is told where there is no diagnosis. */
  readonly message: DecodedMessage;
  readonly log: LogEvidence;
}

/** Everything that CORS stopped on a page: what the protocol tells, and lines of the console about what it does not. */
export function findingsOf(watch: PageWatch): Finding[] {
  const { blocked, log } = watch.judgement();
  const seen = blocked.map((each) => findingFor(each, log));
  const rest = [...seen];
  const told = watch.lines().flatMap(({ text, messages }) =>
    messages.flatMap((message) => {
      // A popup may ask for something before anybody can listen to it: its console tells all the same.
      const index = rest.findIndex(({ failure }) => isAbout(message, failure, text));
      if (index === -1) return [ofLine(message, text, log)];
      rest.splice(index, 1);
      return [];
    }),
  );
  return [...seen, ...told];
}

const isAbout = (message: DecodedMessage, failure: CorsFailure, text: string): boolean =>
  failure.consoleMessage === text ||
  (failure.url !== null && [message.url, message.redirectedFrom].includes(failure.url)) ||
  failure.hops.some(({ url }) => url === message.url);

/** As long as nothing happens, everybody who asks is told the same. */
const known = new WeakMap<Blocked, Finding>();

function findingFor(blocked: Blocked, log: LogEvidence): Finding {
  const finding = known.get(blocked) ?? findingOf(blocked, log);
  known.set(blocked, finding);
  return finding;
}

/** A failure that the protocol tells. */
export function findingOf(blocked: Blocked, log: LogEvidence): Finding {
  const { diagnosed, verdict, isAskedAgain } = blocked;
  const message = messageOf(blocked);
  const seenBy = isAskedAgain ? 'asked-again' : 'protocol';
  if (diagnosed === null) {
    const failure = { ...failureOf(message, null), seenBy } as const;
    return { failure, diagnosed, message, log };
  }
  const document = exchangeJson(diagnosed, log);
  const failure: CorsFailure = {
    engine: 'chromium',
    corsError: verdict.corsError,
    failedParameter: verdict.failedParameter,
    phase: document.phase,
    url: document.url,
    origin: document.origin,
    method: document.method,
    consoleMessage: document.consoleMessage,
    hops: document.hops,
    needed: document.needed,
    unfixable: document.unfixable,
    policy: document.policy,
    causes: document.causes,
    server: document.server,
    summary: document.summary,
    seenBy,
  };
  return { failure, diagnosed, message, log };
}

const ofLine = (message: DecodedMessage, text: string, log: LogEvidence): Finding => ({
  failure: failureOf(message, text),
  diagnosed: null,
  message,
  log,
});

/** What a line of the console tells: nothing of header lines. */
function failureOf(message: DecodedMessage, line: string | null): CorsFailure {
  const { engine, corsError, phase, url, origin, method, causes, summary, failedParameter } =
    messageJson(message);
  return {
    engine: engine === 'unknown' ? 'chromium' : engine,
    corsError,
    phase,
    url,
    origin,
    method,
    failedParameter: failedParameter ?? '',
    consoleMessage: line,
    hops: [],
    needed: [],
    unfixable: null,
    policy: null,
    causes,
    server: null,
    summary,
    seenBy: 'console',
  };
}

/** Requests of which nobody can say whether they would pass. */
export const hiddenOf = (watch: PageWatch): HiddenPreflight[] =>
  watch.judgement().hidden.map(({ request, reason }) => {
    const { url, method } = partsOf<'url' | 'method'>(request.hops[0]?.request);
    return { url: textOf(url), method: textOf(method), reason };
  });
