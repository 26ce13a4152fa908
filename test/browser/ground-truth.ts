import type { CdpEvent, CdpPipe } from './cdp-pipe.ts';

/** What the browser itself decided about one request, as the Chrome DevTools Protocol tells it. */
export interface RequestTruth {
  /** Unique within one launch: session and CDP request id. */
  readonly key: string;
  /** Every URL of the chain: what the page asked for first, then where each redirect led. Fragments are cut off. */
  readonly urls: readonly string[];
  readonly method: string;
  /** CDP's `Network.ResourceType`: `Fetch`, `XHR`, `Preflight`, `Font` … */
  readonly resourceType: string;
  /** CDP's request id of the request that this preflight is for; '' for a request that is no preflight. */
  readonly preflightFor: string;
  /** Whether a worker made it. */
  readonly inWorker: boolean;
  /** null when no response was received. */
  readonly status: number | null;
  /** `pending`: neither finished nor failed yet. */
  readonly outcome: 'pending' | 'finished' | 'failed';
  /** `net::ERR_…`, '' unless failed. */
  readonly errorText: string;
  /** CDP's `blockedReason`, '' when there is none. */
  readonly blockedReason: string;
  /** `corsErrorStatus.corsError`, null unless CORS stopped the request. */
  readonly corsError: string | null;
  /** `corsErrorStatus.failedParameter`, '' when there is none. */
  readonly failedParameter: string;
}

/** One line of the console that the browser itself wrote. */
export interface ConsoleLine {
  readonly text: string;
  /** CDP's `Log.LogEntry.source`: `javascript`, `network`, `security`, `worker`, `deprecation` … */
  readonly source: string;
  readonly level: string;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Fields = Readonly<Record<string, unknown>>;

const record = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? '';

/**
 * Listens to a page and to all its frames and workers, beside DevTools, and keeps what the browser says about each request. A
 * worker's, or sandboxed frame's, request in its first milliseconds is missed, by DevTools as well: we do not hold the worker up, for
 * DevTools would then see more than it does without us. Tests let a worker wait for a message before it asks for anything.
 */
export class GroundTruth {
  readonly #pipe: CdpPipe;
  readonly #requests = new Map<string, Mutable<RequestTruth>>();
  readonly #lines: ConsoleLine[] = [];
  readonly #sessions = new Set<string>();
  readonly #workers = new Set<string>();

  private constructor(pipe: CdpPipe) {
    this.#pipe = pipe;
    pipe.onEvent((event) => {
      if (this.#sessions.has(event.sessionId)) this.#read(event);
    });
  }

  /** Starts to listen to the page whose session is given. */
  static async listen(pipe: CdpPipe, sessionId: string): Promise<GroundTruth> {
    const truth = new GroundTruth(pipe);
    await truth.#enable(sessionId, 'page');
    return truth;
  }

  /** Every request so far, preflights included, in the order in which they were sent. */
  get requests(): readonly RequestTruth[] {
    return [...this.#requests.values()];
  }

  /** Every line that the browser wrote to the console so far. */
  get consoleLines(): readonly ConsoleLine[] {
    return this.#lines;
  }

  /** The requests whose first URL contains `part`, preflights left out. */
  requestsTo(part: string): readonly RequestTruth[] {
    return this.requests.filter((request) => request.preflightFor === '' && request.urls[0]?.includes(part));
  }

  /** The lines "Access to … has been blocked by CORS policy" and their like whose text contains `part`. */
  corsLinesAbout(part: string): readonly string[] {
    return this.#lines
      .filter((line) => line.source !== 'network' && line.text.includes(part))
      .map((line) => line.text);
  }

  /** Forgets everything, so that the next case starts with an empty record. */
  clear(): void {
    this.#requests.clear();
    this.#lines.length = 0;
  }

  async #enable(sessionId: string, targetType: string): Promise<void> {
    this.#sessions.add(sessionId);
    if (/worker/.test(targetType)) this.#workers.add(sessionId);
    const send = (method: string, parameters?: Fields): Promise<unknown> =>
      this.#pipe.send(method, parameters, sessionId).catch(() => undefined);
    const autoAttach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await Promise.all([
      send('Network.enable'),
      // A dedicated worker's console lines are logged by its page too, a service worker's by itself alone.
      targetType === 'worker' ? null : send('Log.enable'),
      send('Target.setAutoAttach', autoAttach),
      send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  #read({ method, parameters, sessionId }: CdpEvent): void {
    const requestId = text(parameters['requestId']);
    const key = `${sessionId}/${requestId}`;
    switch (method) {
      case 'Target.attachedToTarget':
        void this.#enable(text(parameters['sessionId']), text(record(parameters['targetInfo'])['type']));
        return;
      case 'Network.requestWillBeSent':
        return this.#sent(key, parameters, this.#workers.has(sessionId));
      case 'Network.responseReceived':
        return this.#change(key, { status: Number(record(parameters['response'])['status']) });
      case 'Network.loadingFinished':
        return this.#change(key, { outcome: 'finished' });
      case 'Network.loadingFailed':
        return this.#failed(key, parameters);
      case 'Log.entryAdded':
        return this.#logged(record(parameters['entry']));
    }
  }

  #sent(key: string, parameters: Fields, inWorker: boolean): void {
    const request = record(parameters['request']);
    const url = withoutFragment(text(request['url']));
    const known = this.#requests.get(key);
    if (known) {
      known.urls = [...known.urls, url];
      known.method = text(request['method']);
      return;
    }
    const initiator = record(parameters['initiator']);
    this.#requests.set(key, {
      key,
      urls: [url],
      method: text(request['method']),
      resourceType: text(parameters['type']),
      preflightFor: initiator['type'] === 'preflight' ? text(initiator['requestId']) : '',
      inWorker,
      status: null,
      outcome: 'pending',
      errorText: '',
      blockedReason: '',
      corsError: null,
      failedParameter: '',
    });
  }

  #failed(key: string, parameters: Fields): void {
    const cors = record(parameters['corsErrorStatus']);
    this.#change(key, {
      outcome: 'failed',
      errorText: text(parameters['errorText']),
      blockedReason: text(parameters['blockedReason']),
      corsError: typeof cors['corsError'] === 'string' ? cors['corsError'] : null,
      failedParameter: text(cors['failedParameter']),
    });
  }

  #change(key: string, change: Partial<RequestTruth>): void {
    const known = this.#requests.get(key);
    if (known) Object.assign(known, change);
  }

  #logged(entry: Fields): void {
    this.#lines.push({
      text: text(entry['text']),
      source: text(entry['source']),
      level: text(entry['level']),
    });
  }
}
