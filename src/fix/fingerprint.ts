import { getHeader } from '../cors/header-list.ts';
import { originOf } from '../cors/origin.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Confidence, Detection } from './target.ts';

/** What a target's `detect` gives. */
export type Found = Omit<Detection, 'target'>;

/** Evidence longer than this is cut: header values are the server's, and of any length. */
const LONGEST_EVIDENCE = 120;

/** A header that gives a server away. `starts` is compared in lower case with the beginning of the value. */
export interface Fingerprint {
  readonly header: string;
  readonly starts: string;
  readonly confidence: Confidence;
}

const evidenceOf = (name: string, value: string): string => `${name}: ${value}`.slice(0, LONGEST_EVIDENCE);

/** Answers of the server at which the browser stopped, the last one first. */
export function answersOf(exchange: Exchange): readonly Hop[] {
  const answers = exchange.hops.filter((hop) => hop.status !== 0);
  const last = answers.at(-1);
  if (last === undefined) return [];
  const server = originOf(last.url);
  return answers.filter((hop) => originOf(hop.url) === server).toReversed();
}

/**
 * The first of `fingerprints` that an answer carries, as evidence with the header's name as it was sent. A header that only an earlier
 * answer of the same server carries makes the target no more than possible: something in front of it may have answered last.
 */
export function findFingerprint(exchange: Exchange, fingerprints: readonly Fingerprint[]): Found | null {
  for (const [index, hop] of answersOf(exchange).entries()) {
    for (const { header, starts, confidence } of fingerprints) {
      const value = getHeader(hop.responseHeaders, header);
      if (value === null || !value.toLowerCase().startsWith(starts)) continue;
      const name = hop.responseHeaders.find((line) => line.name.toLowerCase() === header)?.name ?? header;
      return { confidence: index > 0 ? 'possible' : confidence, evidence: evidenceOf(name, value) };
    }
  }
  return null;
}
