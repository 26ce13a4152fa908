import { WebSocketClient } from './web-socket.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** One event of Web Inspector's protocol. */
export interface InspectorEvent {
  readonly method: string;
  readonly params: Parameters;
}

interface Waiting {
  readonly resolve: (result: Parameters) => void;
  readonly reject: (error: Error) => void;
}

const asParameters = (value: unknown): Parameters =>
  typeof value === 'object' && value !== null ? (value as Parameters) : {};

/**
 * Web Inspector's protocol, as its own front end speaks it with WebKitGTK's remote inspector: each message to the page is wrapped into one to
 * its target. WebKit/Source/JavaScriptCore/inspector/protocol
 */
export class InspectorClient {
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: InspectorEvent) => void>();
  #socket: WebSocketClient | null = null;
  #target: string | null = null;
  #onTarget: (() => void) | null = null;
  #lastId = 0;

  /** Settles when the page is there. @throws when nothing listens at `url`. */
  static async connect(url: string): Promise<InspectorClient> {
    const client = new InspectorClient();
    const found = new Promise<void>((resolve) => {
      client.#onTarget = resolve;
    });
    client.#socket = await WebSocketClient.connect(url, (text) => client.#receive(text));
    await found;
    return client;
  }

  /** @throws what the page's inspector answers. */
  send(method: string, params: Parameters = {}): Promise<Parameters> {
    const id = ++this.#lastId;
    const message = JSON.stringify({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(error) });
      this.#sendOutside('Target.sendMessageToTarget', { targetId: this.#target, message });
    });
  }

  /** What the expression, or the promise that it gives, comes to. @throws what the page throws. */
  async evaluate<Result>(expression: string): Promise<Result> {
    const { result } = await this.send('Runtime.evaluate', { expression });
    const { objectId, className, value } = asParameters(result);
    if (className !== 'Promise') return value as Result;
    const awaited = await this.send('Runtime.awaitPromise', {
      promiseObjectId: objectId,
      returnByValue: true,
    });
    const end = asParameters(awaited['result']);
    if (awaited['wasThrown'] === true) throw new Error(`The page threw: ${String(end['description'])}`);
    return end['value'] as Result;
  }

  onEvent(callback: (event: InspectorEvent) => void): void {
    this.#listeners.add(callback);
  }

  close(): void {
    this.#socket?.close();
    for (const { reject } of this.#waiting.values()) reject(new Error('The inspector was closed.'));
    this.#waiting.clear();
  }

  #sendOutside(method: string, params: Parameters): void {
    // Its answer says nothing: that of the target comes in a message of its own.
    this.#socket?.send(JSON.stringify({ id: ++this.#lastId, method, params }));
  }

  #receive(text: string): void {
    const { method, params } = asParameters(JSON.parse(text));
    const { targetInfo, newTargetId, message } = asParameters(params);
    if (method === 'Target.targetCreated') {
      const { type, targetId, isProvisional } = asParameters(targetInfo);
      if (type !== 'page' || isProvisional === true) return;
      this.#target = String(targetId);
      this.#onTarget?.();
    }
    // The page has moved into another process.
    if (method === 'Target.didCommitProvisionalTarget') this.#target = String(newTargetId);
    if (method === 'Target.dispatchMessageFromTarget') this.#receiveInside(String(message));
  }

  #receiveInside(text: string): void {
    const { id, method, params, result, error } = asParameters(JSON.parse(text));
    if (typeof id !== 'number') {
      const event = { method: String(method), params: asParameters(params) };
      for (const listener of this.#listeners) listener(event);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(asParameters(result));
    else waiting?.reject(new Error(String(asParameters(error)['message'])));
  }
}
