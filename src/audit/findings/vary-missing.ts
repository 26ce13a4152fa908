import { withoutQuery } from '../../cors/origin.ts';
import { code, sentence } from '../../explain/compose.ts';
import { type Finding, type FindingKind, seenTwice } from '../finding.ts';
import { letsInByName, type Observation, variesByOrigin } from '../observation.ts';

const keyOf = ({ hop }: Observation): string => `${hop.method} ${withoutQuery(hop.url)}`;

/** An answer that names its asker, and one to somebody else that does not name the same. */
function pair(answers: readonly Observation[]): Finding['seen'] | null {
  for (const one of answers) {
    if (!letsInByName(one) || variesByOrigin(one)) continue;
    const other = answers.find(
      (each) => each.origin !== one.origin && each.allowOrigin !== one.allowOrigin && !variesByOrigin(each),
    );
    if (other !== undefined) return seenTwice([one, other]);
  }
  return null;
}

/** Answers to one address that depend on who asks, and do not say so. A fixed origin needs no `Vary`. */
export const varyMissing: FindingKind = {
  id: 'vary-missing',
  find: (answers) => {
    const byAddress = new Map<string, Observation[]>();
    // Caches keep no answer to OPTIONS.
    for (const answer of answers.filter(({ hop }) => hop.kind !== 'preflight'))
      byAddress.set(keyOf(answer), [...(byAddress.get(keyOf(answer)) ?? []), answer]);
    const seen = [...byAddress.values()].map(pair).find((found) => found !== null);
    return seen === undefined ? null : { id: 'vary-missing', level: 'note', confidence: 'certain', seen };
  },
  text: ({ seen: [one, other] }) => ({
    title: sentence`Its answers depend on who asks and do not say so: ${code('Vary: Origin')} is missing.`,
    detail: sentence`${code(one.origin)} got ${code(one.allowOrigin ?? '')}, ${code(other.origin)} got ${other.allowOrigin === null ? 'no such header' : code(other.allowOrigin)}. A cache may give the answer for one to the other, which is then blocked.`,
    fix: sentence`Send ${code('Vary: Origin')} with every answer of this address, also when the request has no ${code('Origin')}.`,
  }),
};
