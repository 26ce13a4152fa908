import { code, enumerate, sentence } from '../../explain/compose.ts';
import { siteOf } from '../../diagnosis/log/log-warnings.ts';
import { askers, type FindingKind, seenTwice } from '../finding.ts';
import { letsInByName, type Observation } from '../observation.ts';
import { STRANGERS } from '../strangers.ts';

/** One answer of each site. Lists name a developer's own computer beside the site that they are for. */
const bySite = (answers: readonly Observation[]): readonly Observation[] => {
  const sites = new Map(answers.map((answer) => [siteOf(answer.origin), answer]));
  sites.delete('localhost');
  return [...sites.values()];
};

const isStranger = ({ origin }: Observation): boolean => STRANGERS.includes(origin);

/** The origin of whoever asks, copied into the answer. */
export const anyOrigin: FindingKind = {
  id: 'any-origin',
  find: (answers) => {
    const named = answers.filter((answer) => letsInByName(answer) && /^https?:/.test(answer.origin));
    const strangers = seenTwice(bySite(named.filter(isStranger)));
    if (strangers === null) {
      // They were kept out: there is a list.
      if (answers.some(isStranger)) return null;
      const seen = seenTwice(bySite(named));
      return seen === null ? null : { id: 'any-origin', level: 'note', confidence: 'possible', seen };
    }
    const level = strangers.some(({ credentials }) => credentials) ? 'risk' : 'note';
    return { id: 'any-origin', level, confidence: 'certain', seen: strangers };
  },
  text: ({ confidence, level, seen }) => {
    const origins = enumerate(askers(seen));
    if (confidence === 'possible')
      return {
        title: sentence`It lets in pages of sites that have nothing to do with each other: ${origins}.`,
        detail: sentence`Either a list names them, or it lets in whoever asks. ${code('cors-lens check --audit')} tells.`,
        fix: sentence`Look whether the server compares the origin with a list.`,
      };
    if (level === 'note')
      return {
        title: sentence`It lets in whoever asks, without credentials: ${origins} were let in, which no list names.`,
        detail: sentence`That is ${code('*')} in more words: fine for what everybody may read anyway.`,
        fix: sentence`Answer with ${code('*')} if it is public; else compare the origin with a list.`,
      };
    return {
      title: sentence`It lets in whoever asks, with credentials: ${origins} were let in, which no list names.`,
      detail: sentence`Any page can read and do what its visitors may, with their cookies.`,
      fix: sentence`Compare the origin with a list, as a whole, and answer without the header where it is not on it.`,
    };
  },
};
