import type { ReadyRequest } from '../addresses.ts';
import type { Asker } from '../lab-case.ts';
import type { PageOutcome } from './page-data.ts';
import type { Question } from './asker.ts';

type Ask = (request: ReadyRequest) => Promise<PageOutcome>;

interface Reply {
  readonly number: number;
  readonly outcome: PageOutcome;
}

/** Correlates questions to a worker or a frame with its replies. */
function correspondence(post: (question: Question) => void): {
  readonly ask: Ask;
  readonly receive: (reply: Reply) => void;
} {
  const waiting = new Map<number, (outcome: PageOutcome) => void>();
  let last = 0;
  return {
    ask: (request) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve);
        post({ number: last, request });
      }),
    receive: ({ number, outcome }) => waiting.get(number)?.(outcome),
  };
}

function startWorker(): Promise<Ask> {
  return new Promise((resolve) => {
    const worker = new Worker('/asker.ts', { type: 'module' });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
    const { ask, receive } = correspondence((question) => worker.postMessage(question));
    worker.addEventListener('message', (event: MessageEvent<'ready' | Reply>) => {
      if (event.data === 'ready') resolve(ask);
      else receive(event.data);
    });
  });
}

function startFrame(url: string, sandbox: boolean): Promise<Ask> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Makes requests of its own';
    if (sandbox) frame.setAttribute('sandbox', 'allow-scripts');
    const { ask, receive } = correspondence((question) => frame.contentWindow?.postMessage(question, '*'));
    addEventListener('message', (event: MessageEvent<'ready' | Reply>) => {
      if (event.source !== frame.contentWindow) return;
      if (event.data === 'ready') resolve(ask);
      else receive(event.data);
    });
    frame.src = url;
    document.body.append(frame);
  });
}

/**
 * Starts the worker and the frames when the page loads: DevTools misses what a worker or a sandboxed frame asks for in its first
 * milliseconds.
 */
export function startAskers(otherOrigin: string): Readonly<Record<Exclude<Asker, 'page'>, Promise<Ask>>> {
  return {
    worker: startWorker(),
    iframe: startFrame(`${otherOrigin}/frame`, false),
    'sandboxed-iframe': startFrame('/frame', true),
    'public-iframe': startFrame('/public-frame', false),
  };
}
