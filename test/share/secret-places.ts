import * as fc from 'fast-check';
import { consoleMessage } from '../../src/console/write/console-message.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { diagnoseAll } from '../fix/diagnosed.ts';

/** Told apart from everything else that a copy holds. */
export const secrets = fc.stringMatching(/^S3CR[A-Za-z0-9]{8,20}$/);

/** Words that name a secret, and words beside them: a name is made of both, in any of the ways in which people write names. */
const telling = fc.constantFrom(
  'token',
  'access token',
  'id token',
  'password',
  'passwd',
  'secret',
  'client secret',
  'api key',
  'access key',
  'private key',
  'session id',
  'jwt',
  'signature',
  'credential',
  'auth',
  'otp',
  'csrf',
  'assertion',
);
const beside = fc.constantFrom('', 'my', 'x', 'user', 'acme', 'login', 'v2');
const styles = fc.constantFrom(
  (words: readonly string[]) => words.join('-'),
  (words: readonly string[]) => words.join('_'),
  (words: readonly string[]) => words.join('_').toUpperCase(),
  (words: readonly string[]) => words.map((word, at) => (at === 0 ? word : capital(word))).join(''),
  (words: readonly string[]) => words.map(capital).join(''),
  (words: readonly string[]) => words.map(capital).join('-'),
);

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

export const names = fc
  .tuple(beside, telling, beside, styles)
  .map(([before, word, after, style]) => style(`${before} ${word} ${after}`.trim().split(/\s+/)));

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const jwt = (secret: string): string => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.${secret}`;

export interface Place {
  readonly url?: string;
  readonly headers?: string;
  readonly answer?: string;
  readonly body?: string;
  readonly type?: string;
}

/** Where a secret may stand in a request, its answer or its body. */
export const places: readonly ((name: string, secret: string) => Place)[] = [
  (name, secret) => ({ url: `https://api.example/a?x=1&${name}=${secret}&y=2` }),
  (name, secret) => ({ url: `https://api.example/a?${name}=${secret}'` }),
  (name, secret) => ({ url: `https://api.example/a#${name}=${secret}` }),
  (name, secret) => ({ url: `https://api.example/a;${name}=${secret}/b?x=1` }),
  (name, secret) => ({
    url: `https://api.example/odata/Users('42')?$filter=a eq 'b'&${name}=${secret}`.replaceAll(' ', '%20'),
  }),
  (name, secret) => ({ url: `https://api.example/a?x=1;${name}=${secret}` }),
  (name, secret) => ({
    url: `https://api.example/a?next=${encodeURIComponent(`https://b.example/?${name}=${secret}`)}`,
  }),
  (name, secret) => ({
    url: `https://api.example/a?filter=${encodeURIComponent(JSON.stringify({ [name]: secret }))}`,
  }),
  (_name, secret) => ({ url: `https://me:${secret}@api.example/a` }),
  (_name, secret) => ({ url: `https://${secret}@api.example/a` }),
  (_name, secret) => ({ url: `https://api.example/a?t=${jwt(secret)}` }),
  (_name, secret) => ({ url: `https://api.example/blob?sv=2024&sr=b&sig=${secret}%3D` }),
  (_name, secret) => ({
    url: `https://api.example/o?X-Amz-Credential=A%2F${secret}&X-Amz-Signature=${secret}`,
  }),
  (name, secret) => ({ headers: `${name}: ${secret}` }),
  (name, secret) => ({ headers: `${name.toUpperCase()}: ${secret}` }),
  (_name, secret) => ({ headers: `Authorization: Bearer ${secret}` }),
  (_name, secret) => ({ headers: `X-Forwarded: Bearer ${secret}` }),
  (_name, secret) => ({ headers: `X-Anything: ${jwt(secret)}` }),
  (_name, secret) => ({ headers: `Cookie: a=${secret}; b=${secret}` }),
  (name, secret) => ({ headers: `Referer: https://app.example/?${name}=${secret}` }),
  (_name, secret) => ({ answer: `Set-Cookie: sid=${secret}; Path=/; SameSite=Lax` }),
  (_name, secret) => ({ answer: `WWW-Authenticate: Negotiate ${secret}==` }),
  (name, secret) => ({ answer: `Location: /next?${name}=${secret}` }),
  (name, secret) => ({ type: 'application/json', body: JSON.stringify({ a: [{ b: { [name]: secret } }] }) }),
  (name, secret) => ({ type: 'application/json', body: `{"a":{"${name}":"${secret}"},"a":1}` }),
  (name, secret) => ({ type: 'application/json', body: `{"${name}":"${secret}","${name}":"x"}` }),
  (name, secret) => ({
    type: 'application/json',
    body: `{"\\u00${(name.codePointAt(0) ?? 0).toString(16)}${name.slice(1)}":"${secret}"}`,
  }),
  (name, secret) => ({
    type: 'application/json',
    body: JSON.stringify({ a: JSON.stringify({ [name]: secret }) }),
  }),
  (name, secret) => ({ type: 'application/json', body: JSON.stringify({ [name]: { deep: [secret] } }) }),
  (name, secret) => ({ type: 'application/json', body: `{"${name}":"${secret}` }),
  (name, secret) => ({
    type: 'application/json',
    body: JSON.stringify({ query: `mutation { login(${name.replaceAll('-', '_')}: "${secret}") { ok } }` }),
  }),
  (name, secret) => ({
    type: 'application/json',
    body: JSON.stringify({ query: 'mutation', variables: { input: { [name]: `a"${secret}` } } }),
  }),
  (name, secret) => ({ type: 'text/plain', body: JSON.stringify({ [name]: secret }) }),
  (name, secret) => ({ type: 'application/x-www-form-urlencoded', body: `a=1&user[${name}]=${secret}` }),
  (name, secret) => ({
    type: 'application/x-www-form-urlencoded',
    body: `data=${encodeURIComponent(JSON.stringify({ [name]: secret }))}`,
  }),
  (_name, secret) => ({
    type: 'application/x-www-form-urlencoded',
    body: `SAMLResponse=${encodeURIComponent(base64(secret))}${secret}`,
  }),
  (name, secret) => ({
    type: 'multipart/form-data; boundary=b',
    body: `--b\nContent-Disposition: form-data; name="${name}"\n.\n${secret}\n--b--`,
  }),
  (name, secret) => ({ type: 'text/xml', body: `<a><${name}>${secret}</${name}></a>` }),
];

/** A request that failed, with something in that place, as HTTP text. */
export const captureWith = ({
  url = 'https://api.example/a',
  headers = 'X-A: 1',
  answer = 'X-B: 2',
  body,
  type = 'text/plain',
}: Place): string =>
  [
    `POST ${url}`,
    '@error net::ERR_FAILED',
    'Origin: https://app.example',
    `Content-Type: ${type}`,
    headers,
    ...(body === undefined ? [] : ['', body]),
    '',
    '200 OK',
    'Server: nginx/1.26.2',
    answer,
  ].join('\n');

/** The same, diagnosed. */
export function exchangeWith(place: Place): Diagnosed {
  const [diagnosed] = diagnoseAll(captureWith(place));
  if (diagnosed === undefined) throw new Error('the capture is empty');
  return { ...diagnosed, consoleMessage: consoleMessage(diagnosed.exchange, diagnosed.diagnosis) };
}
