import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from '../cors/engine.ts';
import { property, textOf } from '../exchange/reading/unknown.ts';
import { createAskedAgain } from './asked-again.ts';
import { createConsoleLines, type ConsoleLine } from './console-lines.ts';
import { judge, type Judgement } from './judge.ts';
import { type Listening, listenTo } from './protocol/listen.ts';
import type { ProtocolRequest } from './protocol/protocol-request.ts';
import { createRecorder } from './protocol/recorder.ts';

/** One page with its frames and workers, watched. */
export interface PageWatch {
  readonly page: Page;
  readonly engine: string;
  readonly judgement: () => Judgement;
  readonly lines: () => readonly ConsoleLine[];
  /** Waits, until `deadline` (of `performance.now()`) at most, for requests under way, and for the header lines of those that failed. */
  readonly settle: (deadline: number) => Promise<void>;
}

/** Header lines come by another way than verdicts, a little earlier or later. Milliseconds. */
const LINES_PATIENCE = 1_000;

const engineNameOf = (page: Page): string => page.context().browser()?.browserType().name() ?? '';

/** The page's session; null where the browser has no such protocol. */
async function sessionOf(page: Page): Promise<CDPSession | null> {
  try {
    return await page.context().newCDPSession(page);
  } catch (error) {
    if (engineNameOf(page) === 'chromium' && !page.isClosed()) throw error;
    return null;
  }
}

/** Watches `page` from now on. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const engine = engineNameOf(page);
  const lines = createConsoleLines(engine);
  page.on('console', lines.add);
  const waiting = createSignal();
  const recorder = createRecorder();
  /** Kept until something happens. */
  let judged: Judgement | null = null;
  const changed = (): void => {
    judged = null;
    waiting.notify();
  };
  const asked = createAskedAgain(changed);
  const session = await sessionOf(page);
  let listening: Listening | null = null;
  if (session !== null)
    listening = await listenTo(
      session,
      (event) => {
        recorder.add(event);
        if (ENDS.test(event.method)) asked.look(recorder.requests());
        changed();
      },
      recorder.end,
    );
  const version = Number.parseInt(page.context().browser()?.version() ?? '', 10);
  const browser: Browser = { engine: 'chromium', version: Number.isNaN(version) ? null : version };
  const judgement = (): Judgement => (judged ??= judge(recorder.requests(), asked.answers, browser));
  const isQuiet = (): boolean =>
    recorder.requests().every(hasCome) && [...asked.answers.values()].every((answer) => answer !== null);
  const isDecided = (): boolean => recorder.requests().every(isAnswered);
  const isExplained = (): boolean => judgement().blocked.every(({ diagnosed }) => diagnosed !== null);
  return {
    page,
    engine: engine === '' && session !== null ? 'chromium' : engine,
    judgement,
    lines: lines.lines,
    settle: async (deadline) => {
      if (listening === null || page.isClosed()) return;
      await Promise.race([listening.flush(), waiting.until(() => false, deadline)]);
      await waiting.until(isQuiet, deadline);
      const patience = Math.min(deadline, performance.now() + LINES_PATIENCE);
      await waiting.until(isDecided, patience);
      await waiting.until(isExplained, patience);
    },
  };
}

/** After these a preflight may turn out to have been Playwright's. */
const ENDS = /^Network\.(?:loadingFinished|loadingFailed|responseReceived)/;

/** What makes a worker, a page or a socket: nobody tells when it is over, and CORS has no say in it. */
const isOfNoInterest = ({ type, sentLines }: ProtocolRequest): boolean =>
  /^(?:Document|WebSocket)$/.test(type) ||
  textOf(property(sentLines[0], 'Sec-Fetch-Dest')).endsWith('worker');

const hasResponse = ({ hops }: ProtocolRequest): boolean => (hops.at(-1)?.response ?? null) !== null;

/** Answered or over: a stream may go on for as long as it likes. */
const isAnswered = (request: ProtocolRequest): boolean =>
  request.isOver || request.hops.length === 0 || hasResponse(request) || isOfNoInterest(request);

/** Header lines have come, and what the browser makes of them comes next. */
const hasCome = (request: ProtocolRequest): boolean =>
  isAnswered(request) || request.answers.length >= request.hops.length;

interface Signal {
  readonly notify: () => void;
  readonly until: (holds: () => boolean, deadline: number) => Promise<void>;
}

/** Looks again whether something holds whenever anything happened. */
function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    notify: () => {
      for (const listener of listeners) listener();
    },
    until: (holds, deadline) =>
      new Promise((resolve) => {
        const left = deadline - performance.now();
        if (holds() || left <= 0) return resolve();
        const end = (): void => {
          clearTimeout(timer);
          listeners.delete(look);
          resolve();
        };
        const look = (): void => {
          if (holds()) end();
        };
        const timer = setTimeout(end, left);
        listeners.add(look);
      }),
  };
}
