import type { Engine } from '../../cors/engine.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { createCookies } from '../credentials/cookies.ts';
import { createCredentialsHabits } from '../credentials/habits.ts';
import { provenCredentials } from '../credentials/proven.ts';
import { type Answer, emptyContext, type LogContext } from './log-context.ts';
import { createNetworkPlaces } from './network-places.ts';
import { createWithheldSigns } from './withheld.ts';
import { isRevalidation, updatedHeaders } from './revalidation.ts';

/** A context that learns from each exchange, in constant time. */
export interface GrowingLogContext extends LogContext {
  readonly observe: (exchange: Exchange) => void;
}

/** Things that a context remembers of each sort; beyond that it starts afresh, which costs likelihood, never truth. */
const MAX_REMEMBERED = 10_000;

/** Different answers to one request that are remembered: the oldest go. */
const MAX_ANSWERS = 8;

type DatedAnswer = Answer & Pick<Hop, 'startedAt'>;

/** Makes a context that knows nothing yet. Observe an exchange once it is complete; those of a whole log first, or one by one. */
export function createLogContext(): GrowingLogContext {
  const places = createNetworkPlaces(MAX_REMEMBERED);
  const habits = createCredentialsHabits(MAX_REMEMBERED);
  const cookies = createCookies(MAX_REMEMBERED);
  const withheld = createWithheldSigns(MAX_REMEMBERED);
  /** By method and URL, in the order of time as they were observed. */
  const answers = new Map<string, DatedAnswer[]>();
  return {
    credentialsOfOthers: habits.of,
    isCookieLeftOut: cookies.isLeftOut,
    earlierAnswer: (hop) =>
      answers.get(keyOf(hop))?.findLast(({ startedAt }) => startedAt < hop.startedAt) ?? null,
    whyWithheld: withheld.of,
    places,
    observe(exchange) {
      places.observe(exchange);
      rememberAnswers(exchange, answers);
      cookies.observe(exchange);
      withheld.observe(exchange);
      // What is loaded without CORS always includes credentials, and says nothing of how scripts ask.
      if (exchange.mode !== 'cors' && exchange.mode !== null) return;
      const proven = provenCredentials(exchange, emptyContext);
      if (proven !== null) habits.remember(exchange, proven);
    },
  };
}

/** No method holds a space, and no URL begins with a method. Nearly all requests are GET: those need no text of their own. */
const keyOf = ({ method, url }: Hop): string => (method === 'GET' ? url : `${method} ${url}`);

function rememberAnswers(exchange: Exchange, answers: Map<string, DatedAnswer[]>): void {
  for (const hop of exchange.hops) {
    if (hop.kind === 'preflight' || hop.status === 0) continue;
    const key = keyOf(hop);
    const known = answers.get(key);
    const answer = answerAfter(known?.at(-1), hop, exchange.browser.engine);
    if (answer === null) continue;
    if (known === undefined) {
      if (answers.size >= MAX_REMEMBERED) answers.clear();
      answers.set(key, [answer]);
    } else if (known.at(-1)?.responseHeaders !== answer.responseHeaders) {
      if (known.length >= MAX_ANSWERS) known.shift();
      known.push(answer);
    }
  }
}

/** What the browser has stored after a hop; null where that says too little: a 304 has only what changed. */
function answerAfter(before: DatedAnswer | undefined, hop: Hop, engine: Engine): DatedAnswer | null {
  const { startedAt, responseHeaders, redirectUrl } = hop;
  if (hop.status !== 304) return { startedAt, responseHeaders, redirectUrl };
  if (before === undefined || !isRevalidation(hop)) return null;
  return {
    startedAt,
    responseHeaders: updatedHeaders(before.responseHeaders, responseHeaders, engine),
    redirectUrl: before.redirectUrl,
  };
}
