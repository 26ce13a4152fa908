import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';
import { POLICY_BLOCKED_NOTHING, WATCH_ENDED, WATCH_FAILED } from '../../explain/interface/watch.ts';
import type { ExchangeId } from '../../exchange/exchange.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import { type KeptBack, keptBackOf } from '../../witness/kept-back.ts';
import { matchAskings } from '../../witness/match-askings.ts';
import { callInPage } from '../../witness/page-call.ts';
import { readAskings } from '../../witness/page/read-askings.ts';
import { readPolicyReports } from '../../witness/page/read-policy-reports.ts';
import { type Asking, type Askings, readAskingsAnswer } from '../../witness/read-askings-answer.ts';
import { readPolicyReportsAnswer } from '../../witness/read-policy-reports-answer.ts';
import type { InspectedPage } from '../../devtools/panel-link.ts';
import type { PanelAdapter } from '../adapter.ts';
import type { Requests } from '../list/requests.ts';
import type { Notices } from '../shell/notices.ts';
import { createAlarm } from './alarm.ts';
import { attach } from './attach.ts';
import { latestExchanges } from './latest-exchanges.ts';

/** How often a watched page is looked at, at most. */
const LOOK_INTERVAL: Milliseconds = 250;

/** How often it is looked at where the log tells nothing new: of what never reached the network, and of the page's end, it tells nothing. */
const BEAT: Milliseconds = 1_000;

/** How long the page may take to answer: Chromium never says that it was on its way out. */
const LOOK_LIMIT: Milliseconds = 2_000;

/** How long the page may take to be there again after it was reloaded. */
const RELOAD_LIMIT: Milliseconds = 30_000;

/** Requests that wait for the log to have them: the oldest of more are given up. */
const MAX_WAITING = 2_000;

/** Requests that never left the page and are shown. */
const MAX_KEPT_BACK = 100;

/** Watches how the inspected page asks, from its reload to its end. */
export interface Watch {
  /** `starting`: it is being reloaded. */
  readonly state: ReadonlySignal<'off' | 'starting' | 'on'>;
  /** How many requests it was seen asking for. */
  readonly seen: ReadonlySignal<number>;
  /** Those that never became requests of the network. */
  readonly keptBack: ReadonlySignal<readonly KeptBack[]>;
  /** Reloads the page. */
  readonly start: () => void;
  /** Asks the page what its Content-Security-Policy kept back; null where the browser keeps no reports (Firefox). */
  readonly askPolicy: (() => Promise<void>) | null;
  /** Forgets what never became a request. */
  readonly dismiss: () => void;
}

type Log = Pick<Requests, 'rows' | 'revision' | 'catchUp'>;

/** What a watched page told and what became of it. */
function createWaiting({ rows, catchUp }: Log) {
  let waiting: readonly Asking[] = [];
  const told = new Set<ExchangeId>();
  return {
    /** Adds what was told, and puts into the log what can be told of its requests. */
    settle(page: InspectedPage, askings: readonly Asking[]): void {
      waiting = [...waiting, ...askings].slice(-MAX_WAITING);
      if (waiting.length === 0) return;
      // A record may have been read again meanwhile: what the page told belongs to the latest reading.
      catchUp();
      const untold = [...latestExchanges(rows)].filter(
        ({ id, witnessed }) => (witnessed?.asked ?? null) === null && !told.has(id),
      );
      const used = new Set<Asking>();
      for (const { exchange, asking } of matchAskings(untold, waiting)) {
        const { credentials, mode, redirect, integrity, callSite } = asking;
        attach(page, exchange, { asked: { credentials, mode, redirect, integrity, callSite } });
        told.add(exchange.id);
        used.add(asking);
      }
      waiting = waiting.filter((asking) => !used.has(asking));
    },
  };
}

/** What the page's Content-Security-Policy kept back so far; says so where that is nothing. */
async function blockedByPolicy(
  { evaluate }: InspectedPage,
  say: Notices['say'],
): Promise<readonly KeptBack[]> {
  const script = callInPage(readPolicyReports, null);
  await evaluate(script);
  await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL));
  const answer = await evaluate(script);
  const blocked = readPolicyReportsAnswer(answer);
  if (answer === undefined) say(WATCH_FAILED);
  else if (blocked.length === 0) say(POLICY_BLOCKED_NOTHING);
  return blocked;
}

/** The script is a download of its own: only who wants it loads it. */
async function reloadWatched({ reload }: InspectedPage, token: string): Promise<void> {
  const { watchScript } = await import('../../witness/page/watch-script.ts');
  reload(watchScript(token));
}

/** Looks one after the other: soon after each change of the log, and every now and then; only while the panel is shown and `isWanted`. */
function createLookout(
  { revision }: Pick<Log, 'revision'>,
  onVisible: PanelAdapter['onVisible'],
  isWanted: () => boolean,
  look: () => Promise<Milliseconds>,
): () => void {
  let isLooking = false;
  let isVisible = true;
  const lookAt = createAlarm(() => {
    if (isLooking || !isVisible || !isWanted()) return;
    isLooking = true;
    const done = (pause: Milliseconds): void => {
      isLooking = false;
      lookAt(Date.now() + pause);
    };
    void look().then(done, () => done(BEAT));
  });
  const lookSoon = (): void => lookAt(Date.now() + LOOK_INTERVAL);
  effect(() => {
    if (revision.value >= 0) lookSoon();
  });
  onVisible((visible) => {
    isVisible = visible;
    lookSoon();
  });
  return lookSoon;
}

/** null where no page is inspected. */
export function createWatch(
  { inspected, browser, onVisible }: Pick<PanelAdapter, 'inspected' | 'browser' | 'onVisible'>,
  requests: Log,
  { say }: Pick<Notices, 'say'>,
): Watch | null {
  if (inspected === null) return null;
  const state = signal<'off' | 'starting' | 'on'>('off');
  const seen = signal(0);
  const keptBack = signal<readonly KeptBack[]>([]);
  let token = '';
  let next: Askings['next'] = {};
  let waiting = createWaiting(requests);
  let limit = 0;

  /** Where the page cannot be asked, it is on its way out or in. */
  const look = async ({ evaluate }: InspectedPage): Promise<Askings | 'silent' | null> => {
    const answer = evaluate(callInPage(readAskings, next));
    const patience = new Promise<'silent'>((resolve) => setTimeout(resolve, LOOK_LIMIT, 'silent'));
    const told = await Promise.race<unknown>([answer, patience]);
    return told === 'silent' ? told : readAskingsAnswer(told, token);
  };

  const end = (reason: string): void => {
    state.value = 'off';
    say(reason);
  };

  const take = (page: InspectedPage, askings: Askings): void => {
    next = { ...next, ...askings.next };
    batch(() => {
      state.value = 'on';
      seen.value += askings.askings.length;
      keptBack.value = [...keptBack.peek(), ...keptBackOf(askings)].slice(0, MAX_KEPT_BACK);
    });
    waiting.settle(page, askings.askings);
  };

  const lookOnce = async (): Promise<Milliseconds> => {
    const looked = token;
    const page = await inspected();
    const askings = await look(page);
    if (looked !== token || state.peek() === 'off') return LOOK_INTERVAL;
    // A page that does not answer is busy, or about to go: the next look tells.
    if (askings !== 'silent' && askings !== null) take(page, askings);
    else if (state.peek() === 'on') {
      if (askings === null) end(WATCH_ENDED);
    } else if (Date.now() > limit) end(WATCH_FAILED);
    return state.peek() === 'on' ? BEAT : LOOK_INTERVAL;
  };
  const lookSoon = createLookout(requests, onVisible, () => state.peek() !== 'off', lookOnce);

  return {
    state,
    seen,
    keptBack,
    askPolicy:
      browser.engine === 'chromium'
        ? async () => {
            keptBack.value = await blockedByPolicy(await inspected(), say);
          }
        : null,
    dismiss: () => {
      keptBack.value = [];
    },
    start: () => {
      token = `${Date.now()} ${Math.random()}`;
      next = {};
      waiting = createWaiting(requests);
      limit = Date.now() + RELOAD_LIMIT;
      batch(() => {
        state.value = 'starting';
        seen.value = 0;
        keptBack.value = [];
      });
      void inspected().then((page) => reloadWatched(page, token));
      lookSoon();
    },
  };
}
