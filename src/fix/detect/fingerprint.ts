import { valuesOf } from '../../cors/header-list.ts';
import { originOf, parseUrl } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Confidence, Detection } from '../target.ts';

/** What a target's `detect` gives. */
export type Found = Omit<Detection, 'target'>;

/** Evidence longer than this is cut: header values are the server's, and of any length. */
const LONGEST_EVIDENCE = 120;

/** Fingerprints stand near the beginning of a value. */
const LONGEST_SEARCHED = 1000;

/** A header that gives a server away: the beginning of its value in lower case, or something within it; without both, that it is there. */
export interface Fingerprint {
  readonly header: string;
  readonly starts?: string;
  readonly includes?: string;
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

const matches = ({ starts = '', includes = '' }: Fingerprint, value: string): boolean =>
  value.startsWith(starts) && value.includes(includes);

/**
 * The first of `fingerprints` that an answer carries, as evidence with the header's name as it was sent. A header that only an earlier
 * answer of the same server carries makes the target no more than possible: something in front of it may have answered last.
 */
export function findFingerprint(exchange: Exchange, fingerprints: readonly Fingerprint[]): Found | null {
  for (const [index, hop] of answersOf(exchange).entries()) {
    for (const fingerprint of fingerprints) {
      const { header, confidence } = fingerprint;
      const value = valuesOf(hop.responseHeaders, header).find((sent) =>
        matches(fingerprint, sent.slice(0, LONGEST_SEARCHED).toLowerCase()),
      );
      if (value === undefined) continue;
      const name = hop.responseHeaders.find((line) => line.name.toLowerCase() === header)?.name ?? header;
      return { confidence: index > 0 ? 'possible' : confidence, evidence: evidenceOf(name, value) };
    }
  }
  return null;
}

/** A host that belongs to a platform: `suffix` is the end of its name, with the dot. */
export function findHost(
  exchange: Exchange,
  suffixes: readonly string[],
  confidence: Confidence = 'certain',
): Found | null {
  const host = parseUrl(exchange.hops.at(-1)?.url ?? exchange.url)?.hostname ?? '';
  const found = suffixes.some((suffix) => host.endsWith(suffix));
  return found ? { confidence, evidence: evidenceOf('Host', host) } : null;
}

/** An address that belongs to a product. `pattern` is matched against its path, and must read that in linear time. */
export function findPath(exchange: Exchange, pattern: RegExp, confidence: Confidence): Found | null {
  const path = parseUrl(exchange.hops.at(-1)?.url ?? exchange.url)?.pathname ?? '';
  const found = pattern.test(path.slice(0, LONGEST_SEARCHED));
  return found ? { confidence, evidence: path.slice(0, LONGEST_EVIDENCE) } : null;
}
