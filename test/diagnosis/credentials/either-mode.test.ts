import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/diagnosis/diagnosis.ts';
import { diagnosisOf } from '../diagnosis-of.ts';

const CREDENTIALS = { 'Access-Control-Allow-Credentials': 'true' };

/** A preflight of `origin` that nothing answered as it has to; the request behind it was never sent. */
const refused = (origin: string, answer: string): string => `
  OPTIONS https://api.example/items
  @start 1
  Origin: ${origin}
  Access-Control-Request-Method: PUT

  ${answer}
  ---
  PUT https://api.example/items
  @start 0
  @initiator fetch
  @error net::ERR_FAILED`;

const either = (text: string): Diagnosis => diagnosisOf(text, undefined, { eitherMode: true });

describe('what lets either credentials mode through', () => {
  const text = refused('https://app.example', '404 Not Found');

  it('is what a request with credentials needs, where nothing tells the mode', () => {
    const { needed, neededFor, assuming } = either(text);
    expect({ neededFor, assuming }).toEqual({ neededFor: 'credentials', assuming: 'no-credentials' });
    expect(needed).toHaveLength(2);
    for (const { set } of needed) expect(set).toMatchObject(CREDENTIALS);
  });

  it('changes nothing about the verdict', () => {
    const { needed, neededFor } = diagnosisOf(text);
    expect({ ...either(text), needed, neededFor }).toEqual(diagnosisOf(text));
  });

  it('is not asked for unless somebody does', () => {
    const { needed, neededFor } = diagnosisOf(text);
    expect(neededFor).toBe('no-credentials');
    for (const { set } of needed) expect(set).not.toHaveProperty('Access-Control-Allow-Credentials');
  });

  it('names the origin where the wildcard would do without credentials', () => {
    const [preflight] = either(
      refused('https://app.example', '404 Not Found\nAccess-Control-Allow-Origin: *'),
    ).needed;
    expect(preflight?.set).toMatchObject({
      'Access-Control-Allow-Origin': 'https://app.example',
      ...CREDENTIALS,
    });
  });

  it('leaves a page without an origin nothing that would let every site in', () => {
    const { needed, unfixable } = either(refused('null', '404 Not Found'));
    expect({ needed, unfixable }).toEqual({ needed: [], unfixable: 'opaque-origin' });
  });

  it.each([
    ['a file by its address', 'GET https://static.example/i18n/fr.json', '@type xhr'],
    ['a script', 'GET https://static.example/widget', '@type script'],
    ['an image', 'GET https://img.static.example/1', '@type image'],
    ['a font', 'GET https://static.example/a.woff2?v=3', '@type font'],
  ])('never opens cookies for %s because nothing tells the mode', (_what, request, directive) => {
    const { needed, neededFor } = either(`
      ${request}
      ${directive}
      Origin: https://app.static.example
      @error net::ERR_FAILED

      200 OK`);
    expect(neededFor).toBe('no-credentials');
    expect(needed.map(({ set }) => set)).toEqual([
      { 'Access-Control-Allow-Origin': 'https://app.static.example' },
    ]);
  });

  it.each([
    ['the answer sets a cookie', 'Set-Cookie: session=1'],
    ['the answer allows credentials', 'Access-Control-Allow-Credentials: true'],
    ['the answer is for one visitor', 'Cache-Control: private'],
  ])('still lets credentials through where %s, whatever the address ends with', (_what, answer) => {
    const { neededFor } = either(`
      GET https://api.example/report.json
      Origin: https://app.example
      @error net::ERR_FAILED

      200 OK
      ${answer}`);
    expect(neededFor).toBe('credentials');
  });

  it('is no more than needed where the traffic proves the mode', () => {
    const { needed } = either(`
      GET https://api.example/list
      Origin: https://app.example
      Sec-Fetch-Mode: cors
      Sec-Fetch-Site: cross-site
      @error net::ERR_FAILED

      200 OK`);
    expect(needed.map(({ set }) => set)).toEqual([{ 'Access-Control-Allow-Origin': 'https://app.example' }]);
  });

  it('is no more than needed for a font, which never includes credentials', () => {
    const { needed } = either(`
      GET https://static.example/font.woff2
      Origin: https://app.static.example
      @type font
      @error net::ERR_FAILED

      200 OK`);
    expect(needed.map(({ set }) => set)).toEqual([
      { 'Access-Control-Allow-Origin': 'https://app.static.example' },
    ]);
  });
});
