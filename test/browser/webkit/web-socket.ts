import { request } from 'node:http';
import type { Socket } from 'node:net';

/** The opcodes of RFC 6455 that a local server uses. */
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Lengths from which the header of a frame needs two, then eight bytes more. */
const TWO_BYTE_LENGTH = 126;
const EIGHT_BYTE_LENGTH = 127;
const LONGEST_OF_TWO_BYTES = 0xffff;

/** Any four bytes will do between two programs of one machine: RFC 6455 masks for the sake of proxies. */
const MASK = Buffer.from([1, 2, 3, 4]);

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly payload: Buffer;
}

/** A frame as a client sends it: whole, and masked. */
function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  let header: Buffer;
  if (length < TWO_BYTE_LENGTH) header = Buffer.from([0x80 | opcode, 0x80 | length]);
  else if (length <= LONGEST_OF_TWO_BYTES) {
    header = Buffer.from([0x80 | opcode, 0x80 | TWO_BYTE_LENGTH, 0, 0]);
    header.writeUInt16BE(length, 2);
  } else {
    header = Buffer.from([0x80 | opcode, 0x80 | EIGHT_BYTE_LENGTH, 0, 0, 0, 0, 0, 0, 0, 0]);
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  const masked = payload.map((byte, index) => byte ^ (MASK[index % MASK.length] ?? 0));
  return Buffer.concat([header, MASK, masked]);
}

/** The first frame of `bytes` and how many it took; null while it is not complete. Servers do not mask. */
function decodeFrame(bytes: Buffer): readonly [frame: Frame, size: number] | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const start = short < TWO_BYTE_LENGTH ? 2 : short === TWO_BYTE_LENGTH ? 4 : 10;
  if (bytes.length < start) return null;
  let length = short;
  if (short === TWO_BYTE_LENGTH) length = bytes.readUInt16BE(2);
  if (short === EIGHT_BYTE_LENGTH) length = Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const first = bytes.readUInt8(0);
  const payload = bytes.subarray(start, start + length);
  return [{ opcode: first & 0x0f, final: (first & 0x80) !== 0, payload }, start + length];
}

/** As much of a WebSocket as a test needs that talks to a browser on this machine. Node 20 has none of its own. */
export class WebSocketClient {
  readonly #socket: Socket;
  readonly #onMessage: (text: string) => void;
  #rest: Buffer;
  #parts: Buffer[] = [];

  private constructor(socket: Socket, head: Buffer, onMessage: (text: string) => void) {
    this.#socket = socket;
    this.#onMessage = onMessage;
    this.#rest = head;
    socket.on('data', (chunk: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, chunk]);
      this.#readFrames();
    });
    // The browser may be gone before we are: nothing to do about it.
    socket.on('error', () => undefined);
    this.#readFrames();
  }

  /** @throws when the server does not accept. */
  static connect(url: string, onMessage: (text: string) => void): Promise<WebSocketClient> {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': Buffer.from('0123456789abcdef').toString('base64'),
    };
    return new Promise((resolve, reject) => {
      const asked = request(url.replace(/^ws/, 'http'), { headers });
      asked.once('upgrade', (_response, socket, head) =>
        resolve(new WebSocketClient(socket as Socket, head, onMessage)),
      );
      asked.once('response', ({ statusCode }) =>
        reject(new Error(`${url} answered ${statusCode} instead of opening a WebSocket.`)),
      );
      asked.once('error', reject);
      asked.end();
    });
  }

  send(text: string): void {
    this.#socket.write(encodeFrame(TEXT, Buffer.from(text)));
  }

  close(): void {
    this.#socket.destroy();
  }

  #readFrames(): void {
    for (let read = decodeFrame(this.#rest); read !== null; read = decodeFrame(this.#rest)) {
      const [frame, size] = read;
      this.#rest = this.#rest.subarray(size);
      this.#receive(frame);
    }
  }

  #receive({ opcode, final, payload }: Frame): void {
    if (opcode === CLOSE) return this.close();
    if (opcode === PING) return void this.#socket.write(encodeFrame(PONG, payload));
    if (opcode === PONG) return;
    this.#parts.push(payload);
    if (!final) return;
    const text = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.#onMessage(text);
  }
}
