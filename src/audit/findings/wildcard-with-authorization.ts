import { hasHeader } from '../../cors/header-list.ts';
import { code, sentence } from '../../explain/compose.ts';
import { type FindingKind, seenTwice } from '../finding.ts';
import type { Observation } from '../observation.ts';

/** Whether the request had a token, or its preflight asked for one and got it. */
const letsTokenThrough = ({ hop, asked }: Observation): boolean =>
  hasHeader(hop.requestHeaders, 'authorization') ||
  asked.some(
    ({ kind, name, passed }) => kind === 'header' && passed && name.toLowerCase() === 'authorization',
  );

/** `*` where requests carry tokens. */
export const wildcardWithAuthorization: FindingKind = {
  id: 'wildcard-with-authorization',
  find: (answers) => {
    const seen = seenTwice(answers.filter((each) => each.allowOrigin === '*' && letsTokenThrough(each)));
    if (seen === null) return null;
    return { id: 'wildcard-with-authorization', level: 'note', confidence: 'certain', seen };
  },
  text: () => ({
    title: sentence`It answers ${code('*')} to requests with ${code('Authorization')}.`,
    detail: sentence`Browsers send no token by themselves, so that another site needs one of its own. A token that leaks can be used from any page, though.`,
    fix: sentence`Name the origins whose pages have tokens, unless every site is meant to call it with its own.`,
  }),
};
