import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleMessage } from '../../src/console/write/console-message.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { noEvidence } from '../../src/diagnosis/log/log-evidence.ts';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { aiPrompt } from '../../src/share/ai-prompt.ts';
import { checkAsCurl } from '../../src/share/check-curl.ts';
import { sharedConsoleLine } from '../../src/share/console-line.ts';
import { asCurl, preflightAsCurl, requestHop } from '../../src/share/curl.ts';
import { markdownReport } from '../../src/share/markdown-report.ts';
import { redactDiagnosed } from '../../src/share/redact-diagnosed.ts';
import { redactText } from '../../src/share/redact.ts';
import { diagnoseAll } from '../fix/diagnosed.ts';
import { EVERYDAY } from '../panel/harness/captures.ts';

/** Told apart from everything else that a copy holds. */
const secrets = fc.stringMatching(/^S3CR[A-Za-z0-9]{8,20}$/);

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

const names = fc
  .tuple(beside, telling, beside, styles)
  .map(([before, word, after, style]) => style(`${before} ${word} ${after}`.trim().split(/\s+/)));

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const jwt = (secret: string): string => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.${secret}`;

interface Place {
  readonly url?: string;
  readonly headers?: string;
  readonly answer?: string;
  readonly body?: string;
  readonly type?: string;
}

const places: readonly ((name: string, secret: string) => Place)[] = [
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

function exchangeWith({
  url = 'https://api.example/a',
  headers = 'X-A: 1',
  answer = 'X-B: 2',
  body,
  type = 'text/plain',
}: Place): Diagnosed {
  const [diagnosed] = diagnoseAll(
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
    ].join('\n'),
  );
  if (diagnosed === undefined) throw new Error('the capture is empty');
  return { ...diagnosed, consoleMessage: consoleMessage(diagnosed.exchange, diagnosed.diagnosis) };
}

/** Everything that can be copied of a request. */
function copiesOf(diagnosed: Diagnosed): readonly string[] {
  const { policy } = policyFor([diagnosed]);
  const snippet = policy === null ? null : snippetFor('express', policy, diagnosed.exchange);
  const options = { snippet, targetId: 'express', log: noEvidence };
  const hop = requestHop(diagnosed);
  return [
    markdownReport(diagnosed, options),
    aiPrompt(diagnosed, options),
    hop === null ? '' : asCurl(hop),
    preflightAsCurl(diagnosed) ?? '',
    checkAsCurl(diagnosed, null) ?? '',
    sharedConsoleLine(diagnosed) ?? '',
    JSON.stringify(redactDiagnosed(diagnosed)),
  ];
}

describe('no copy holds a secret', () => {
  it.each(places.map((place, at) => [place('my-token', 'SECRET'), at] as const))(
    'written as %j',
    (_shown, at) => {
      fc.assert(
        fc.property(names, secrets, (name, secret) => {
          const place = places[at];
          if (place === undefined) throw new Error('there is a place');
          for (const copy of copiesOf(exchangeWith(place(name, secret)))) expect(copy).not.toContain(secret);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('what holds no secret', () => {
  it('stays as it is', () => {
    for (const diagnosed of diagnoseAll(EVERYDAY)) {
      // Reasons carry the values of headers.
      const { preflightReasons, ...before } = diagnosed.diagnosis;
      const { preflightReasons: reasons, ...after } = redactDiagnosed(diagnosed).diagnosis;
      expect(after).toEqual(before);
      expect(reasons.map(({ kind }) => kind)).toEqual(preflightReasons.map(({ kind }) => kind));
    }
  });

  it.each([
    "Access to fetch at 'https://api.example/a?page=2&sort_key=name' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    'Bearer realm="api", error="invalid_token"',
    'Basic authentication is needed',
    'content-type, x-csrf-token',
    'text/html; charset=utf-8',
  ])('%s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it.each([
    '?token=',
    '?a=',
    "'",
    'Bearer ',
    'x:"""',
    '\\"',
    '://a@',
    '.',
    'a="',
    'eyJ',
    'eyJa.',
    '%25',
    ';a',
  ])('or holds nothing but %s many times over is read in linear time', (part) => {
    expect(typeof redactText(part.repeat(50_000))).toBe('string');
  });
});
