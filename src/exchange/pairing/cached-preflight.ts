import type { Engine } from '../../cors/engine.ts';
import { isSameOrigin, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import { preflightLifetime } from '../../cors/preflight-cache.ts';
import { endOf, type HopNode } from './hop-node.ts';
import { needsPreflight, preflightCanPass, preflightCovers } from './preflight-facts.ts';

/** How many earlier preflights of the URL are looked at. */
const MAX_LOOKBACK = 64;

/**
 * The earlier preflight that answered for `request` from the preflight cache: the latest of `preflights` (all to its URL, in the order of time)
 * that is of the same origin, passed, was still fresh and covers the method and header names. null when the request needed none, had its own, or none is known.
 * https://fetch.spec.whatwg.org/#cors-preflight-cache
 */
export function cachedPreflightOf(
  request: HopNode,
  preflights: readonly HopNode[],
  origin: SerializedOrigin | null,
  engine: Engine,
): HopNode | null {
  if (preflights.length === 0 || request.isPreflight || request.peer !== null || origin === null) return null;
  if (isSameOrigin(origin, originOf(request.record.url)) || !needsPreflight(request.record, engine))
    return null;
  const last = preflights.findLastIndex((node) => node.record.startedAt < request.record.startedAt);
  let latest: HopNode | null = null;
  for (let index = last; index >= 0 && index > last - MAX_LOOKBACK; index--) {
    const preflight = preflights[index];
    if (preflight?.origin !== origin || !answers(preflight, request, engine)) continue;
    // The answer that came last replaced the ones before it.
    if (latest === null || endOf(preflight.record) > endOf(latest.record)) latest = preflight;
  }
  return latest;
}

function answers(preflight: HopNode, request: HopNode, engine: Engine): boolean {
  const { record } = preflight;
  const lifetime = preflightLifetime(record.url, record.responseHeaders, engine) * 1_000;
  return (
    request.record.startedAt >= endOf(record) &&
    request.record.startedAt < endOf(record) + lifetime &&
    preflightCanPass(record, engine) &&
    preflightCovers(record, request.record, engine)
  );
}
