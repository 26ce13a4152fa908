import { createHmac } from 'node:crypto';

/** The account of Azurite, Microsoft's emulator of Azure Storage, and its key: both are public. */
export const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

type Pairs = Readonly<Record<string, string>>;

/** What the owner of the account writes. */
interface Order {
  readonly path: string;
  readonly query?: Pairs;
  /** Names begin with `x-ms-`. */
  readonly headers?: Pairs;
  readonly body?: string;
}

const inOrder = (pairs: Pairs): readonly string[] =>
  Object.entries(pairs)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value}`);

/** https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key */
function sign({ path, query = {}, headers = {}, body = '' }: Order): string {
  const text = [
    'PUT',
    '', // Content-Encoding
    '', // Content-Language
    body === '' ? '' : String(Buffer.byteLength(body)),
    ...Array<string>(8).fill(''), // Content-MD5 and the other headers that can be signed
    ...inOrder(headers),
    // The emulator has the account's name in its paths, too.
    `/${ACCOUNT}/${ACCOUNT}${path}`,
    ...inOrder(query),
  ].join('\n');
  return createHmac('sha256', Buffer.from(KEY, 'base64')).update(text).digest('base64');
}

/**
 * Sends the owner's `order` to the emulator at `port`.
 * @throws when the emulator refuses it.
 */
export async function putInAccount(port: number, order: Order): Promise<void> {
  const date = { 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2021-12-02' };
  const headers = { ...order.headers, ...date };
  const query = new URLSearchParams(order.query).toString();
  const response = await fetch(`http://127.0.0.1:${port}/${ACCOUNT}${order.path}?${query}`, {
    method: 'PUT',
    headers: { ...headers, Authorization: `SharedKey ${ACCOUNT}:${sign({ ...order, headers })}` },
    body: Buffer.from(order.body ?? ''),
  });
  if (!response.ok) {
    throw new Error(`The emulator refuses ${order.path}: ${response.status} ${await response.text()}`);
  }
}
