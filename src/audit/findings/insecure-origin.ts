import { isTrustworthy } from '../../cors/address-space.ts';
import type { SerializedOrigin } from '../../cors/origin.ts';
import { enumerate, sentence } from '../../explain/compose.ts';
import { askers, type FindingKind, seenTwice } from '../finding.ts';
import { letsInByName } from '../observation.ts';

/** Whether TLS is lost by letting it in: the API has it, or the same page has it elsewhere. `named`: whom it lets in by name. */
const losesTls = (origin: SerializedOrigin, server: SerializedOrigin, named: ReadonlySet<string>): boolean =>
  server.startsWith('https:') || named.has(origin.replace('http:', 'https:'));

/** Pages over plain http, with credentials. */
export const insecureOrigin: FindingKind = {
  id: 'insecure-origin',
  find: (answers, server) => {
    const inside = answers.filter(letsInByName);
    const named = new Set(askers(inside));
    const seen = seenTwice(
      inside.filter(
        (each) =>
          each.credentials &&
          each.origin.startsWith('http:') &&
          !isTrustworthy(each.origin) &&
          losesTls(each.origin, server, named),
      ),
    );
    return seen === null ? null : { id: 'insecure-origin', level: 'risk', confidence: 'certain', seen };
  },
  text: ({ seen }) => ({
    title: sentence`It lets in ${enumerate(askers(seen))} over plain http, with credentials.`,
    detail: sentence`Whoever sits on the network between can change a page that is served over http, and read the answers with the cookies of whoever opened it.`,
    fix: sentence`Allow the https origin alone, and compare the scheme with the rest.`,
  }),
};
