import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnswers, ITEMS } from '../../scripts/site/checklist/work-through.ts';
import { diagnoseAll } from '../fix/diagnosed.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/guides/production-checklist.md'), 'utf8');

/** The items as their page has them: without marks. */
const items = [...GUIDE.matchAll(/^- \[ \] (.*)$/gm)].map(([, text = '']) => text.replaceAll(/\*\*|`/g, ''));

const get = (origin: string, status: string, ...answer: readonly string[]): string =>
  [
    'GET https://api.example.com/items',
    `Origin: ${origin}`,
    'Sec-Fetch-Mode: cors',
    '',
    status,
    ...answer,
  ].join('\n');

const APP = 'https://app.example.com';
const named = (origin: string, ...more: readonly string[]): string =>
  get(origin, '200 OK', `Access-Control-Allow-Origin: ${origin}`, ...more);

const answersTo = (...entries: readonly string[]) => createAnswers(diagnoseAll(entries.join('\n---\n')));

const stateOf = (item: string, ...entries: readonly string[]): string => answersTo(...entries)(item).state;

describe('The production checklist', () => {
  it('has each item that a recording can answer', () => {
    for (const beginning of Object.keys(ITEMS))
      expect(items.filter((item) => item.startsWith(beginning))).toHaveLength(1);
  });

  it('is told by no recording without answers', () => {
    const answer = createAnswers([]);
    expect(items.filter((item) => answer(item).state !== 'untold')).toEqual([]);
  });

  it('says which request shows what is not ok', () => {
    const { state, shown } = answersTo(named('http://localhost:5173'))('No development address');
    expect({ state, shown }).toEqual({
      state: 'not-ok',
      shown: 'GET https://api.example.com/items, asked by http://localhost:5173',
    });
  });

  it.each([
    ['null is not allowed', named('null'), 'not-ok'],
    ['null is not allowed', get('null', '200 OK'), 'ok'],
    [
      'No http: origin beside credentials',
      named('http://app.example.com', 'Access-Control-Allow-Credentials: true'),
      'not-ok',
    ],
    ['Errors carry the headers too', get(APP, '500 Internal Server Error'), 'not-ok'],
    ['Errors carry the headers too', get(APP, '404 Not Found', `Access-Control-Allow-Origin: ${APP}`), 'ok'],
    ['Errors carry the headers too', named(APP), 'untold'],
    ['Vary: Origin', named(APP, 'Vary: Origin'), 'ok'],
    ['Vary: Origin', named(APP), 'untold'],
    ['No redirect', named(APP), 'ok'],
    [
      'No redirect',
      get(APP, '302 Found', `Access-Control-Allow-Origin: ${APP}`, 'Location: /login'),
      'not-ok',
    ],
    ['Each origin is named', named(APP), 'untold'],
    ['CORS is not what keeps attackers out', named(APP), 'untold'],
  ])('%s: %s', (item, entry, state) => {
    expect(stateOf(item, entry)).toBe(state);
  });

  it('has a list where one is let in by name and another is not', () => {
    const entries = [named(APP), get('https://other.example', '200 OK')];
    expect(stateOf('The Origin is not just sent back', ...entries)).toBe('ok');
  });
});
