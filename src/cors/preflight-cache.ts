import type { Engine } from './engine.ts';
import { getHeader, type HeaderList } from './header-list.ts';

/** A whole number of seconds. */
export type Seconds = number;

/** How long a preflight answer without a usable `Access-Control-Max-Age` lives in every engine. */
const DEFAULT_MAX_AGE: Seconds = 5;

/** The longest that an engine keeps an answer, whatever the header says. */
export const MAX_AGE_CAP: Readonly<Record<Engine, Seconds>> = {
  chromium: 7200,
  firefox: 86_400,
  webkit: 600,
};

/** The longest URL whose preflight answer Chromium caches. */
const MAX_CHROMIUM_URL_LENGTH = 1023;

const INTEGER = /^[+-]?[0-9]{1,19}$/;
const DIGITS = /^[0-9]+$/;

/**
 * How long the answer to the preflight for `url` may be reused; 0: not at all.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 7.8 to 7.10, and each engine's parser
 */
export function preflightLifetime(url: string, headers: HeaderList, engine: Engine): Seconds {
  if (engine === 'chromium' && url.length > MAX_CHROMIUM_URL_LENGTH) return 0;
  const value = getHeader(headers, 'access-control-max-age');
  if (value === null) return DEFAULT_MAX_AGE;
  return Math.min(PARSE[engine](value), MAX_AGE_CAP[engine]);
}

const PARSE: Readonly<Record<Engine, (value: string) => Seconds>> = {
  // preflight_result.cc: a 64-bit integer; a negative one counts as 0.
  chromium: (value) => (INTEGER.test(value) ? Math.max(0, Number(value)) : DEFAULT_MAX_AGE),
  // nsCORSListenerProxy.cpp, AddResultToCache: any other character than a digit, and nothing is cached.
  firefox: (value) => (DIGITS.test(value) ? Number(value) : 0),
  // CrossOriginPreflightResultCache.cpp: parseInteger takes a sign.
  webkit: (value) => (INTEGER.test(value) ? Math.max(0, Number(value)) : DEFAULT_MAX_AGE),
};
