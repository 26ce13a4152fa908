import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followBlocked, REST } from '../../src/devtools/blocked-count.ts';
import { tellBlocked } from '../../src/devtools/blocked-elsewhere.ts';
import { createLog } from '../../src/devtools/log.ts';
import { badgeText, badgeTitle } from '../../src/explain/interface/badge.ts';
import { CHROMIUM, recordsOf, START } from '../support/http-text.ts';

const get = (path: string, start: number, answer: string): string => `
  GET https://api.example${path}
  @start ${start}${answer === BLOCKED ? '\n  @error net::ERR_FAILED' : ''}
  Origin: https://app.example
  Sec-Fetch-Mode: cors

  200 OK
  ${answer}
`;

const BLOCKED = 'Content-Type: text/plain';
const ALLOWED = 'Access-Control-Allow-Origin: *';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  tellBlocked(null);
  vi.useRealTimers();
});

function follow() {
  const log = createLog();
  const told: number[] = [];
  const arrive = (...texts: readonly string[]): void => {
    for (const record of recordsOf(texts.join('---'))) log.add(record);
    vi.advanceTimersByTime(REST);
    vi.runAllTimers();
  };
  return { log, told, arrive, begin: () => followBlocked(log, CHROMIUM, (count) => told.push(count)) };
}

describe('the number on the icon', () => {
  it('counts what was blocked before it was loaded, and what comes, once after each burst', () => {
    const { begin, told, arrive } = follow();
    arrive(get('/a', 0, BLOCKED), get('/b', 1, ALLOWED));
    begin();
    vi.runAllTimers();
    arrive(get('/c', 2, BLOCKED), get('/d', 3, BLOCKED));
    arrive(get('/e', 4, ALLOWED));
    expect(told).toEqual([1, 3]);
  });

  it('counts a log of any length', () => {
    const { begin, told, arrive } = follow();
    begin();
    arrive(...Array.from({ length: 1_200 }, (_each, index) => get(`/${index}`, index, BLOCKED)));
    expect(told.at(-1)).toBe(1_200);
  });

  it('is told again after a navigation, at which the browser takes it off', () => {
    const { begin, told, arrive, log } = follow();
    log.setPreserveLog(true);
    begin();
    arrive(get('/a', 0, BLOCKED));
    log.navigate('https://app.example/next', START + 10, () => false);
    vi.runAllTimers();
    expect(told.slice(-2)).toEqual([1, 1]);
  });

  it('starts afresh with the log', () => {
    const { begin, told, arrive, log } = follow();
    begin();
    arrive(get('/a', 0, BLOCKED));
    log.clear();
    vi.runAllTimers();
    arrive(get('/b', 20, BLOCKED));
    expect(told.slice(-3)).toEqual([1, 0, 1]);
  });

  it('is the panel’s while that judges the requests anyway, and its own again afterwards', () => {
    const { begin, told, arrive, log } = follow();
    log.setPreserveLog(true);
    begin();
    arrive(get('/a', 0, BLOCKED));
    tellBlocked(7);
    arrive(get('/b', 1, BLOCKED));
    log.navigate('https://app.example/next', START + 10, () => false);
    vi.runAllTimers();
    tellBlocked(null);
    vi.runAllTimers();
    arrive(get('/c', 20, BLOCKED));
    expect(told).toEqual([1, 7, 7, 2, 3]);
  });

  it('fits on an icon', () => {
    expect([badgeText(0), badgeText(7), badgeText(1_200)]).toEqual(['', '7', '999+']);
    expect([badgeTitle(0), badgeTitle(1)]).toEqual([
      '',
      '1 request blocked by CORS: the CORS tab of DevTools says why',
    ]);
    expect(badgeTitle(1_200)).toMatch(/^1,200 requests blocked/);
  });
});
