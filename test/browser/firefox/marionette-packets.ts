/** `LENGTH:JSON`, the length in bytes of UTF-8. */
export function encodePacket(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`${json.length}:`), json]);
}

const COLON = 0x3a;

/** Puts the chunks of a socket together to Marionette's packets. */
export class PacketReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Gives the packets that `chunk` completes. */
  read(chunk: Buffer): unknown[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const packets: unknown[] = [];
    for (let packet = this.#next(); packet !== null; packet = this.#next()) {
      packets.push(JSON.parse(packet.toString('utf8')));
    }
    return packets;
  }

  #next(): Buffer | null {
    const colon = this.#rest.indexOf(COLON);
    if (colon === -1) return null;
    const end = colon + 1 + Number(this.#rest.toString('latin1', 0, colon));
    if (this.#rest.length < end) return null;
    const packet = this.#rest.subarray(colon + 1, end);
    this.#rest = this.#rest.subarray(end);
    return packet;
  }
}
