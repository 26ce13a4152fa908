import { makeRequest } from './context.ts';
import type {
  ContextAnswer,
  ContextCall,
  PageCase,
  PageOutcome,
  PageRequest,
  RemoteContext,
} from './protocol.ts';

/** Longer than anything that a context does on its own. */
const PATIENCE = 6000;

interface Remote {
  send(call: ContextCall): void;
  onMessage(callback: (message: ContextAnswer | 'ready') => void): void;
}

type FrameContext = Exclude<RemoteContext, 'worker'>;

const frameUrls: Readonly<Partial<Record<FrameContext, string>>> = JSON.parse(
  document.querySelector('#frames')?.textContent ?? '{}',
);

function frameRemote(context: FrameContext, url: string): Remote {
  const frame = document.createElement('iframe');
  if (context === 'sandbox') frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = url;
  document.body.append(frame);
  return {
    send: (call) => frame.contentWindow?.postMessage(call, '*'),
    onMessage: (callback) =>
      addEventListener('message', (event) => {
        if (event.source === frame.contentWindow) callback(event.data);
      }),
  };
}

function workerRemote(): Remote {
  const worker = new Worker('/page/worker.ts', { type: 'module' });
  return {
    send: (call) => worker.postMessage(call, []),
    onMessage: (callback) => worker.addEventListener('message', (event) => callback(event.data)),
  };
}

/** Turns a context's messages into promises; settles once the context is there. */
function connect(remote: Remote): Promise<Ask> {
  const waiting = new Map<number, (outcome: PageOutcome) => void>();
  let calls = 0;
  const ask = (request: PageRequest): Promise<PageOutcome> =>
    new Promise((resolve) => {
      waiting.set(++calls, resolve);
      remote.send({ call: calls, request });
    });
  return new Promise((ready) => {
    remote.onMessage((message) => {
      if (message === 'ready') ready(ask);
      else waiting.get(message.call)?.(message.outcome);
    });
  });
}

/** Registers the service worker of the documents at `url`, and waits until it is there for them. */
async function takeControl(url: string): Promise<void> {
  const options = { type: 'module', scope: new URL('.', url).pathname } as const;
  const { installing } = await navigator.serviceWorker.register('/page/service-worker.ts', options);
  // It is there already where the page is loaded again.
  if (installing === null) return;
  await new Promise<void>((resolve) => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'activated') resolve();
    });
  });
}

type Ask = (request: PageRequest) => Promise<PageOutcome>;

async function openFrame(context: string, url: string): Promise<readonly [string, Ask]> {
  if (context === 'controlled') await takeControl(url);
  return [context, await connect(frameRemote(context as FrameContext, url))];
}

const frames = Object.entries(frameUrls).map(([context, url]) => openFrame(context, url));
const openWorker = async (): Promise<readonly [string, Ask]> => ['worker', await connect(workerRemote())];
// A page that is a file may start no worker.
const workers = location.protocol === 'file:' ? [] : [openWorker()];
const contexts: Promise<ReadonlyMap<string, Ask>> = Promise.all([...frames, ...workers]).then(
  (entries) => new Map(entries),
);

async function inContext(request: PageRequest): Promise<PageOutcome> {
  const remotes = await contexts;
  const ask = remotes.get(request.context) ?? makeRequest;
  const made = ask(request);
  const patience = new Promise<PageOutcome>((resolve) => setTimeout(() => resolve('unknown'), PATIENCE));
  return Promise.race([made, patience]);
}

async function runCase({ order, requests }: PageCase): Promise<readonly PageOutcome[]> {
  if (order === 'parallel') return Promise.all(requests.map(inContext));
  const outcomes: PageOutcome[] = [];
  for (const request of requests) outcomes.push(await inContext(request));
  return outcomes;
}

declare global {
  interface Window {
    /** Settles when every context can make requests. */
    contextsReady: Promise<unknown>;
    /** Runs cases side by side; gives the outcome of each request of each case. */
    runCases(cases: readonly PageCase[]): Promise<readonly (readonly PageOutcome[])[]>;
  }
}

window.contextsReady = contexts;
window.runCases = (cases) => Promise.all(cases.map(runCase));
