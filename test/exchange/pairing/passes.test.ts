import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { compareNodes, createHopNode, type HopNode } from '../../../src/exchange/pairing/hop-node.ts';
import { linkRedirects } from '../../../src/exchange/pairing/link-redirects.ts';
import { matchPreflights, passesFor } from '../../../src/exchange/pairing/match-preflights.ts';
import type { PreflightPassName } from '../../../src/exchange/pairing/preflight-passes.ts';
import { REDIRECT_PASSES_OF, type RedirectPassName } from '../../../src/exchange/pairing/redirect-passes.ts';
import { CHROMIUM, FIREFOX, recordsOf, START } from '../../support/http-text.ts';

/** A log of entries, and what is linked in it: `3→0` is what started at 3 to what started at 0 (milliseconds). */
interface Case {
  readonly browser: Browser;
  readonly entries: readonly string[];
  readonly links: string;
  /** A proxy recorded it. */
  readonly onWire?: boolean;
}

const APP = 'https://app.example';

const request = (start: number, status: string, ...headers: string[]): string =>
  [
    'PUT https://api.example/',
    `@start ${start}`,
    ...(headers.some((header) => header.startsWith('Origin')) ? [] : [`Origin: ${APP}`]),
    ...headers,
    '',
    status,
  ].join('\n');

const ANSWERED = '200 OK';
/** The browser had no answer for the page. */
const FAILED = '';

const preflight = (start: number, status: string, headers = ''): string =>
  [
    'OPTIONS https://api.example/',
    `@start ${start}`,
    `Origin: ${APP}`,
    'Access-Control-Request-Method: PUT',
    ...(headers === '' ? [] : [`Access-Control-Request-Headers: ${headers}`]),
    '',
    status,
    ...(status === PASSES ? ['Access-Control-Allow-Origin: *', 'Access-Control-Allow-Methods: *'] : []),
    ...(status === PASSES ? ['Access-Control-Allow-Headers: *'] : []),
  ].join('\n');

const PASSES = '204 No Content';
const FAILS = '404 Not Found';

/** For each pass a log that is linked as it should be by that pass alone. */
const PREFLIGHTS: Readonly<Record<PreflightPassName, Case>> = {
  exact: {
    browser: CHROMIUM,
    entries: [request(0, ANSWERED), preflight(2, PASSES), request(3, ANSWERED)],
    links: '2→0',
  },
  'exact-clocks': {
    browser: CHROMIUM,
    entries: [request(0, FAILED), preflight(1, PASSES), request(2, ANSWERED)],
    links: '1→2',
  },
  agreeing: {
    browser: CHROMIUM,
    entries: [request(0, FAILED), preflight(2, PASSES), request(3, FAILED)],
    links: '2→0',
  },
  'agreeing-clocks': {
    browser: CHROMIUM,
    entries: [preflight(1, PASSES, 'x-a'), request(2, FAILED, 'X-A: 1'), request(3, FAILED, 'X-B: 1')],
    links: '1→2',
  },
  'in-time': {
    browser: FIREFOX,
    entries: [request(0, ANSWERED), request(1, ANSWERED, 'Origin: null'), preflight(5, FAILS)],
    links: '5→0',
  },
  'in-time-unseen': {
    browser: CHROMIUM,
    entries: [request(0, ANSWERED), preflight(2, PASSES, 'x-a'), request(500, ANSWERED)],
    links: '2→0',
  },
  'clock-set': {
    browser: FIREFOX,
    entries: [preflight(0, PASSES), request(100, ANSWERED)],
    links: '0→100',
  },
  'late-request': {
    browser: CHROMIUM,
    entries: [preflight(0, PASSES), request(371, ANSWERED)],
    links: '0→371',
  },
  sanitized: {
    browser: CHROMIUM,
    entries: [
      request(0, ANSWERED, 'Accept-Encoding: gzip'),
      preflight(1, PASSES, 'authorization'),
      preflight(2, FAILS, 'authorization'),
    ],
    links: '1→0',
  },
  'sanitized-in-time': {
    browser: CHROMIUM,
    entries: [request(0, ANSWERED, 'Accept-Encoding: gzip'), preflight(2, FAILS, 'authorization')],
    links: '2→0',
  },
  tainted: {
    browser: FIREFOX,
    entries: [request(0, ANSWERED, 'Origin: null'), preflight(3, PASSES), preflight(4, FAILS)],
    links: '3→0',
  },
  'tainted-in-time': {
    browser: FIREFOX,
    entries: [request(0, ANSWERED, 'Origin: null'), preflight(3, FAILS)],
    links: '3→0',
  },
  'behind-redirect': {
    browser: FIREFOX,
    entries: [request(0, ANSWERED), preflight(1_100, PASSES, 'content-type')],
    links: '1100→0',
  },
};

const redirect = (start: number, end: number, ...lines: string[]): string =>
  [
    'GET https://api.example/',
    `@start ${start}`,
    `@time ${end - start}`,
    ...lines,
    `Origin: ${APP}`,
    '',
    '302 Found',
    'Access-Control-Allow-Origin: *',
    'Location: https://api.example/next',
  ].join('\n');

const next = (start: number, ...lines: string[]): string =>
  ['GET https://api.example/next', `@start ${start}`, ...lines, `Origin: ${APP}`, '', ANSWERED].join('\n');

/** Of the request with that id of CDP's, to the address that redirects or to the next one. */
const preflightOf = (id: string, start: number, path: string): string =>
  [
    `OPTIONS https://api.example/${path}`,
    `@start ${start}`,
    `@request-id ${id}`,
    `Origin: ${APP}`,
    'Access-Control-Request-Method: GET',
    '',
    PASSES,
  ].join('\n');

const REDIRECTS: Readonly<Record<RedirectPassName, Case>> = {
  ended: {
    browser: CHROMIUM,
    entries: [redirect(0, 10), redirect(1, 20), next(15)],
    links: '1→15',
  },
  early: {
    browser: CHROMIUM,
    entries: [
      redirect(0, 10),
      preflightOf('1', 0, ''),
      preflightOf('2', 50, 'next'),
      preflightOf('1', 100, 'next'),
    ],
    links: '0→100',
  },
  late: {
    browser: CHROMIUM,
    entries: [redirect(0, 1_000), next(100)],
    links: '0→100',
  },
  another: {
    browser: CHROMIUM,
    entries: [redirect(0, 10), preflightOf('1', 0, ''), preflightOf('2', 11, 'next')],
    links: '0→11',
  },
  prompt: {
    browser: FIREFOX,
    entries: [redirect(0, 10), redirect(1, 100), next(105)],
    links: '1→105',
  },
  usual: {
    browser: FIREFOX,
    entries: [redirect(0, 10), redirect(1, 1_000), next(1_100)],
    links: '1→1100',
  },
  busy: {
    browser: FIREFOX,
    entries: [redirect(0, 10), next(1_500)],
    links: '0→1500',
  },
  wire: {
    browser: CHROMIUM,
    onWire: true,
    entries: [redirect(0, 10), next(1_500)],
    links: '0→1500',
  },
};

const nodesOf = ({ entries, browser, onWire = false }: Case): HopNode[] =>
  recordsOf(entries.join('\n---\n'), browser)
    .map((record, index) => createHopNode({ ...record, seenOnWire: onWire }, index))
    .sort(compareNodes);

const startOf = ({ record }: HopNode): number => record.startedAt - START;

const linksOf = (nodes: readonly HopNode[], other: (node: HopNode) => HopNode | null): string =>
  nodes
    .flatMap((node) => {
      const linked = other(node);
      return linked === null ? [] : `${startOf(node)}→${startOf(linked)}`;
    })
    .join(' ');

/** The links of preflights to their requests, found without one of the passes. */
function preflightLinks(example: Case, without: PreflightPassName | null): string {
  const nodes = nodesOf(example);
  const preflights = nodes.filter(({ isPreflight }) => isPreflight);
  const requests = nodes.filter(({ isPreflight }) => !isPreflight);
  const unmatched = { requests, preflights, known: preflights, engine: example.browser.engine };
  matchPreflights(
    unmatched,
    passesFor(unmatched).filter((name) => name !== without),
  );
  return linksOf(preflights, ({ peer }) => peer);
}

/** The links of redirects to the hops behind them, found without one of the passes. */
function redirectLinks(example: Case, without: RedirectPassName | null): string {
  const { engine } = example.browser;
  const nodes = nodesOf(example);
  const isNext = ({ record }: HopNode): boolean => record.url.endsWith('next');
  const redirects = nodes.filter(({ isPreflight, record }) => !isPreflight && record.redirectUrl !== '');
  const preflights = nodes.filter((node) => node.isPreflight && !isNext(node));
  matchPreflights({ requests: redirects, preflights, known: preflights, engine });
  const passes = REDIRECT_PASSES_OF[engine].filter((name) => name !== without);
  linkRedirects(redirects, nodes.filter(isNext), engine, passes);
  return linksOf(redirects, (node) => node.next);
}

const names = <Name extends string>(cases: Readonly<Record<Name, Case>>): Name[] =>
  Object.keys(cases) as Name[];

describe('a preflight finds its request', () => {
  it.each(names(PREFLIGHTS))('in the pass "%s", and in no other', (name) => {
    const example = PREFLIGHTS[name];
    expect(preflightLinks(example, null)).toBe(example.links);
    expect(preflightLinks(example, name)).not.toBe(example.links);
  });
});

describe('a redirect finds the hop behind it', () => {
  it.each(names(REDIRECTS))('in the pass "%s", and in no other', (name) => {
    const example = REDIRECTS[name];
    expect(redirectLinks(example, null)).toBe(example.links);
    expect(redirectLinks(example, name)).not.toBe(example.links);
  });

  it('in the hop that another beacon’s redirect had taken and did not need', () => {
    const beacons = [redirect(0, 10, '@type ping'), redirect(5, 11, '@type ping')];
    const hops = [next(2, '@type ping'), next(10, '@type ping')];
    const example = { browser: CHROMIUM, entries: [...beacons, ...hops], links: '0→2 5→10' };
    expect(redirectLinks(example, null)).toBe(example.links);
  });
});
