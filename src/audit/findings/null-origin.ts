import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import { code, sentence } from '../../explain/compose.ts';
import { type FindingKind, seenTwice } from '../finding.ts';
import { letsInByName } from '../observation.ts';

/** Pages without an origin, by name. */
export const nullOrigin: FindingKind = {
  id: 'null-origin',
  find: (answers) => {
    const seen = seenTwice(answers.filter((each) => each.origin === OPAQUE_ORIGIN && letsInByName(each)));
    if (seen === null) return null;
    const level = seen.some(({ credentials }) => credentials) ? 'risk' : 'note';
    return { id: 'null-origin', level, confidence: 'certain', seen };
  },
  text: ({ level }) => ({
    title: sentence`It lets in ${code('Origin: null')}${level === 'risk' ? ', with credentials' : ''}.`,
    detail: sentence`Any site can send that, from a sandboxed frame for instance: allowing it lets in every site.`,
    fix: sentence`Take ${code('null')} off the list. Serve local files and sandboxed pages from an address of their own.`,
  }),
};
