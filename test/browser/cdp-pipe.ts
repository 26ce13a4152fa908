import type { Readable, Writable } from 'node:stream';

type Parameters = Readonly<Record<string, unknown>>;

/** One event of the Chrome DevTools Protocol. `sessionId` is '' for the browser's own. */
export interface CdpEvent {
  readonly method: string;
  readonly parameters: Parameters;
  readonly sessionId: string;
}

interface Waiting {
  readonly resolve: (result: Parameters) => void;
  readonly reject: (error: Error) => void;
}

const isRecord = (value: unknown): value is Parameters => typeof value === 'object' && value !== null;

/**
 * The Chrome DevTools Protocol over the pipe of `--remote-debugging-pipe`: JSON messages, each ended by a NUL byte. Playwright
 * shows neither the sessions of workers nor `Network` events of frames in other processes; this does.
 */
export class CdpPipe {
  readonly #output: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: CdpEvent) => void>();
  #rest: Buffer = Buffer.alloc(0);
  #lastId = 0;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    // The browser may be gone before our last message is: its pipe then breaks, which is no error of ours.
    output.on('error', () => this.#end());
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('error', () => this.#end());
    input.on('close', () => this.#end());
  }

  /** @throws what the browser answers, or that it has gone. */
  send(method: string, parameters: Parameters = {}, sessionId = ''): Promise<Parameters> {
    const id = ++this.#lastId;
    const message = { id, method, params: parameters, ...(sessionId === '' ? {} : { sessionId }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(error) });
      this.#output.write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Calls back for every event of every session; gives the function that ends it. */
  onEvent(callback: (event: CdpEvent) => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  #read(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = this.#rest.indexOf(0); end !== -1; end = this.#rest.indexOf(0)) {
      this.#receive(JSON.parse(this.#rest.toString('utf8', 0, end)));
      this.#rest = this.#rest.subarray(end + 1);
    }
  }

  #receive(message: unknown): void {
    if (!isRecord(message)) return;
    if (typeof message['id'] === 'number') return this.#answer(message['id'], message);
    const event = {
      method: String(message['method']),
      parameters: isRecord(message['params']) ? message['params'] : {},
      sessionId: typeof message['sessionId'] === 'string' ? message['sessionId'] : '',
    };
    for (const listener of this.#listeners) listener(event);
  }

  #answer(id: number, message: Parameters): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    const error = message['error'];
    if (isRecord(error)) waiting?.reject(new Error(String(error['message'])));
    else waiting?.resolve(isRecord(message['result']) ? message['result'] : {});
  }

  #end(): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('The browser has gone.'));
    this.#waiting.clear();
  }
}
