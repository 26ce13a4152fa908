import { getHeader } from '../cors/header-list.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { code, enumerate, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

const hasPreflight = ({ hops, cachedPreflight }: Exchange): boolean =>
  cachedPreflight !== null || hops.some(({ kind }) => kind === 'preflight');

/** The header names that the preflight of a request asked for, in lower case. */
function askedNames({ hops }: Exchange): readonly string[] {
  const preflight = hops.find(({ kind }) => kind === 'preflight');
  const list = getHeader(preflight?.requestHeaders ?? [], 'access-control-request-headers') ?? '';
  return list
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

/** How the request that passed differs from the one that did not. */
function difference(failed: Exchange, passed: Exchange): RichText {
  if (hasPreflight(failed) && !hasPreflight(passed)) return sentence`: it needs no preflight`;
  const known = new Set(askedNames(passed));
  const more = askedNames(failed).filter((name) => !known.has(name));
  if (more.length > 0) return sentence`, without ${enumerate(more)}`;
  if (passed.origin !== failed.origin && passed.origin !== null)
    return sentence`, asked by ${code(passed.origin)}`;
  return [];
}

/**
 * That another request to the same address passed, and how it differs: "`GET` to this address passed at 01:25:02: it needs no preflight".
 * `time`: as a clock shows it; null where the log does not tell.
 */
export const siblingText = (failed: Exchange, passed: Exchange, time: string | null): RichText =>
  sentence`${code(passed.method)} to this address passed${time === null ? '' : ` at ${time}`}${difference(failed, passed)}`;
