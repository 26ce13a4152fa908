import type { SerializedOrigin } from '../../cors/origin.ts';
import { code, enumerate, sentence } from '../../explain/compose.ts';
import { askers, type FindingKind, seenTwice } from '../finding.ts';
import { letsInByName, type Observation } from '../observation.ts';
import { areSiblings, likenessOf } from '../strangers.ts';

/** Origins that are compared with each other: `check` asks as fewer. */
const MAX_ORIGINS = 60;

/** A host that carries our words is on no list; another one may be. */
const isOurs = ({ origin }: Observation): boolean =>
  /\/\/(?:not-allowed-|unlisted)|\.(?:not-allowed|unlisted)\.example$/.test(origin);

/** Whether a server means all hosts below a domain: it lets in one that resembles nothing. */
const meansSiblings = (one: SerializedOrigin, named: readonly SerializedOrigin[]): boolean =>
  named.some(
    (other) =>
      other !== one &&
      areSiblings(one, other) &&
      named.every((each) => likenessOf(other, each) === null) &&
      likenessOf(one, other) === null,
  );

/** Whether an allowed origin can be taken for another allowed one, and is not meant. */
function isAlike(origin: SerializedOrigin, named: readonly SerializedOrigin[]): boolean {
  const originals = named.filter((listed) => {
    const likeness = likenessOf(origin, listed);
    return likeness === 'beginning' || likeness === 'end';
  });
  if (originals.length === 0) return false;
  return !(originals.some((listed) => areSiblings(origin, listed)) && meansSiblings(origin, named));
}

/** Origins that begin or end like one that is meant. */
export const lookAlike: FindingKind = {
  id: 'look-alike',
  find: (answers) => {
    const named = answers.filter(letsInByName);
    const origins = askers(named).slice(0, MAX_ORIGINS);
    const alike = new Set(origins.filter((origin) => isAlike(origin, origins)));
    const seen = named.filter(({ origin }) => alike.has(origin));
    const ours = seenTwice(seen.filter(isOurs));
    const shown = ours ?? seenTwice(seen);
    if (shown === null) return null;
    return {
      id: 'look-alike',
      level: 'risk',
      confidence: ours === null ? 'possible' : 'certain',
      seen: shown,
    };
  },
  text: ({ seen }) => ({
    title: sentence`It lets in origins that only look like an allowed one: ${enumerate(askers(seen))}.`,
    detail: sentence`Whoever can have such a host, by registering a name or below the same domain, reads the answers from there.`,
    fix: sentence`Compare the whole origin, scheme and port included. A pattern begins with ${code('^https://')}, has ${code('\\.')} in front of a domain and ends with ${code('$')}.`,
  }),
};
