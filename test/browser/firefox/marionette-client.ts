import { connect, type Socket } from 'node:net';
import { encodePacket, PacketReader } from './marionette-packets.ts';

interface Waiting {
  readonly command: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly deadline: NodeJS.Timeout;
}

const COMMAND = 0;
const ANSWER = 1;
/** Longer than any script may run (see `MARIONETTE_SCRIPT_TIMEOUT`), so that Firefox's own, clearer, error comes first. */
const COMMAND_TIMEOUT = 200_000;
/** What a session is told to allow one script. */
export const MARIONETTE_SCRIPT_TIMEOUT = 180_000;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/**
 * Marionette, Firefox's remote control for its own user interface: WebDriver BiDi sees neither the toolbox nor the pages of extensions in it.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class MarionetteClient {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #packets = new PacketReader();
  #greeted: (() => void) | null = null;
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      for (const packet of this.#packets.read(chunk)) this.#receive(packet);
    });
    socket.on('error', () => this.#end());
    socket.on('close', () => this.#end());
  }

  /** @throws when nothing listens on that port of this machine. */
  static async connect(port: number): Promise<MarionetteClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const client = new MarionetteClient(socket);
    await new Promise<void>((resolve) => {
      client.#greeted = resolve;
    });
    return client;
  }

  /** @throws Firefox's own error, that it has gone, or that it gave no answer in time. */
  async send(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    try {
      return await this.#ask(command, parameters);
    } catch (cause) {
      // Made anew here, so that its stack leads to the caller and not to the socket.
      throw new Error(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #ask(command: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`Firefox gave no answer to ${command} for ${COMMAND_TIMEOUT} ms.`));
      }, COMMAND_TIMEOUT);
      this.#waiting.set(id, { command, resolve, reject, deadline });
      this.#socket.write(encodePacket([COMMAND, id, command, parameters]));
    });
  }

  #receive(packet: unknown): void {
    if (!Array.isArray(packet)) {
      this.#greeted?.();
      return;
    }
    const [type, id, error, result] = packet as readonly unknown[];
    const waiting = this.#waiting.get(Number(id));
    if (type !== ANSWER || !waiting) return;
    this.#waiting.delete(Number(id));
    clearTimeout(waiting.deadline);
    if (error === null) waiting.resolve(result);
    else waiting.reject(new Error(`${waiting.command}: ${String(field(error, 'message'))}`));
  }

  #end(): void {
    for (const { command, reject, deadline } of this.#waiting.values()) {
      clearTimeout(deadline);
      reject(new Error(`Firefox has gone; ${command} was not answered.`));
    }
    this.#waiting.clear();
  }
}
