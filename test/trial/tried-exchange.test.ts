import { describe, expect, it } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import {
  asShown,
  isSentElsewhere,
  isShownChanged,
  isTouched,
  isTried,
  withoutTrial,
} from '../../src/trial/tried-exchange.ts';
import type { TrialPlan, TriedRequest } from '../../src/trial/trial-plan.ts';
import { exchangeOf, FIREFOX, CHROMIUM } from '../support/http-text.ts';

const PAGE = 'https://app.example.com';
const API = 'https://api.example.com';
const ITEMS: TriedRequest = { method: 'GET', address: `${API}/items` };

const PLAN: TrialPlan = {
  page: PAGE,
  requests: [ITEMS],
  answers: [{ address: `${API}/items`, isWholeServer: false, allowOrigin: PAGE }],
  redirects: [{ method: 'PUT', from: `${API}/old`, to: `${API}/new` }],
  unauthorised: [],
  methods: ['PUT'],
  allowHeaders: [],
  exposeHeaders: [],
  credentials: false,
  leftAlone: [],
};

const request = (url: string, { method = 'GET', origin = PAGE } = {}): Exchange =>
  exchangeOf(`
    ${method} ${url}
    Origin: ${origin}

    200 OK
    Access-Control-Allow-Origin: https://www.example.com
    X-Own: 1`);

const verdictOf = (exchange: Exchange): string =>
  diagnoseExchange(exchange, createLogContext()).diagnosis.verdict;

const shown = (exchange: Exchange): Exchange => ({
  ...exchange,
  hops: exchange.hops.map((hop) => asShown(PLAN, hop)),
});

describe('a request that passed because of a trial', () => {
  const passed = request(`${API}/items?page=2`);

  it('is touched and one of those that are tried', () => {
    expect(isTouched(PLAN, passed)).toBe(true);
    expect(isTried(PLAN, ITEMS, passed)).toBe(true);
  });

  it('is blocked without it, and allowed by what the page was shown', () => {
    expect(verdictOf(passed)).toBe('allowed');
    expect(verdictOf(withoutTrial(PLAN, passed))).toBe('blocked');
    expect(verdictOf(withoutTrial(PLAN, shown(passed)))).toBe('allowed');
  });

  it('keeps the other headers of its answer', () => {
    expect(shown(passed).hops[0]?.responseHeaders).toContainEqual({ name: 'X-Own', value: '1' });
  });
});

describe.each([CHROMIUM, FIREFOX])('a preflight that passed because of a trial, in $engine', (browser) => {
  const passed = exchangeOf(
    `
    PUT ${API}/items
    @request-id 1
    @start 0
    @time 30
    Origin: ${PAGE}

    200 OK
    Access-Control-Allow-Origin: ${PAGE}
    ---
    OPTIONS ${API}/items
    @request-id 1
    @start 5
    Origin: ${PAGE}
    Access-Control-Request-Method: PUT

    204 No Content
    Access-Control-Allow-Origin: ${PAGE}`,
    browser,
  );

  it('is what blocks the request without it, which was never sent then', () => {
    const without = withoutTrial(PLAN, passed);
    const { verdict, blocking } = diagnoseExchange(without, createLogContext()).diagnosis;
    expect([verdict, blocking?.corsError]).toEqual(['blocked', 'MethodDisallowedByPreflightResponse']);
    expect(without.hops.map(({ status }) => status)).toEqual([204, 0]);
  });

  it('lets it pass by what the browser was shown', () => {
    expect(verdictOf(withoutTrial(PLAN, shown(passed)))).toBe('allowed');
  });
});

describe('what a trial does not touch', () => {
  it.each([
    ['another page', request(`${API}/items`, { origin: 'https://www.example.com' })],
    ['another address', request(`${API}/items-2`)],
    ['another server', request('https://api.example.net/items')],
    ['another method of an address that is redirected', request(`${API}/old`)],
  ])('%s', (_, exchange) => {
    expect(isTouched(PLAN, exchange)).toBe(false);
    expect(exchange.hops.some((hop) => isShownChanged(PLAN, hop))).toBe(false);
  });

  it('is what lies beside an address; what lies below it is touched and not tried', () => {
    const below = request(`${API}/items/7`);
    expect(isTouched(PLAN, below)).toBe(true);
    expect(isTried(PLAN, ITEMS, below)).toBe(false);
  });
});

describe('a request that a trial sends elsewhere', () => {
  const OLD: TriedRequest = { method: 'PUT', address: `${API}/old` };

  it.each(['old', 'new'])('is known by either address: %s', (path) => {
    const sent = request(`${API}/${path}`, { method: 'PUT' });
    expect(isSentElsewhere(PLAN, sent)).toBe(true);
    expect(isTried(PLAN, OLD, sent)).toBe(true);
  });
});
