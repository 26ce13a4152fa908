import type { HeaderName } from './header-list.ts';

const NUMBER = /^[0-9]+(?:\.[0-9]+)?$/;
const INTEGER = /^[0-9]+$/;

const isNumber = (value: string): boolean => NUMBER.test(value);
const isInteger = (value: string): boolean => INTEGER.test(value);

const EFFECTIVE_CONNECTION_TYPES = new Set(['slow-2g', '2g', '3g', '4g']);

/** What Chromium safelists beyond the standard: services/network/public/cpp/cors/cors.cc. The `sec-ch-` hints no page can set. */
const HINTS: ReadonlyMap<HeaderName, (value: string) => boolean> = new Map([
  ['intervention', () => true],
  ['save-data', (value: string) => value.toLowerCase() === 'on'],
  ['device-memory', isNumber],
  ['dpr', isNumber],
  ['downlink', isNumber],
  ['width', isInteger],
  ['viewport-width', isInteger],
  ['rtt', isInteger],
  ['ect', (value: string) => EFFECTIVE_CONNECTION_TYPES.has(value)],
]);

/** Whether Chromium safelists this client hint (name in lower case) with this value; null: not a client hint. */
export function isSafeClientHint(name: HeaderName, value: string): boolean | null {
  return HINTS.get(name)?.(value) ?? null;
}
