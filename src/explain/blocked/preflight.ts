import { serverCode, shownUrl } from '../addresses.ts';
import { code, enumerate, sentence, strong } from '../compose.ts';
import type { RichText } from '../rich-text.ts';
import { answered, answerStory, type BlockedExplanation, consequence, headerProblem } from './phrases.ts';
import { disallowedHeaders, type BlockedFacts } from './facts.ts';

/** What a preflight is, said wherever one failed for a reason of its own. */
const PREFLIGHT_RULE = sentence`Before this request the browser asks for permission with an ${code('OPTIONS')} request, the preflight.`;

const statusWords = (status: number): string => (status === 0 ? 'an error' : String(status));

export const preflightInvalidStatus: BlockedExplanation = {
  headline: (facts) =>
    sentence`${answered(facts)} with ${strong(statusWords(facts.status))}, so ${consequence(facts)}.`,
  rule: () =>
    sentence`${PREFLIGHT_RULE} The status of its answer has to be 2xx, such as 204. A preflight carries no cookies and no ${code('Authorization')}, so nothing that asks for a login may answer it.`,
};

function redirectedPreflight(facts: BlockedFacts): RichText {
  const target = facts.redirectUrl === '' ? [] : sentence` to ${code(shownUrl(facts.redirectUrl))}`;
  const status = facts.status === 0 ? [] : sentence` (${strong(String(facts.status))})`;
  return sentence`${serverCode(facts.url)} redirected the preflight${target}${status}, which browsers do not follow, so ${consequence(facts)}.`;
}

export const preflightDisallowedRedirect: BlockedExplanation = {
  headline: redirectedPreflight,
  rule: ({ redirectUrl }) =>
    redirectUrl === ''
      ? sentence`${PREFLIGHT_RULE} It has to be answered where it was sent. Where the redirect corrects the address (https, a slash at the end), request the final one; where it leads to a login, let ${code('OPTIONS')} through without one.`
      : sentence`${PREFLIGHT_RULE} It has to be answered where it was sent. Where the redirect corrects the address (https, a slash at the end), request ${code(shownUrl(redirectUrl))} directly; where it leads to a login, let ${code('OPTIONS')} through without one.`,
};

export const invalidAllowMethods: BlockedExplanation = {
  headline: (facts) => answerStory(facts, headerProblem.noList('Access-Control-Allow-Methods', 'methods')),
  rule: () =>
    sentence`${code('Access-Control-Allow-Methods')} is a list of method names with commas between them. One item that is no name, such as a quotation mark or two names with a space between them, spoils the whole header.`,
};

export const invalidAllowHeaders: BlockedExplanation = {
  headline: (facts) =>
    answerStory(facts, headerProblem.noList('Access-Control-Allow-Headers', 'header names')),
  rule: () =>
    sentence`${code('Access-Control-Allow-Headers')} is a list of header names with commas between them. One item that is no name, such as a quotation mark or two names with a space between them, spoils the whole header.`,
};

/** `patch` is sent as it is written, while `put` becomes `PUT`. https://fetch.spec.whatwg.org/#concept-method-normalize */
const isLowerCase = (method: string): boolean => method !== method.toUpperCase();

export const methodDisallowed: BlockedExplanation = {
  headline: (facts) =>
    sentence`${serverCode(facts.url)} does not allow the method ${code(facts.failedParameter)}, so ${consequence(facts)}.`,
  rule: ({ failedParameter }) => {
    const rule = sentence`Every method but GET, HEAD and POST has to be listed in ${code('Access-Control-Allow-Methods')} of the response to the preflight. Here ${code(failedParameter)} is missing.`;
    return isLowerCase(failedParameter)
      ? sentence`${rule} Methods are compared letter by letter: write ${code(failedParameter.toUpperCase())} in your page, if that is what the server allows.`
      : rule;
  },
};

export const headerDisallowed: BlockedExplanation = {
  headline: (facts) => {
    const names = disallowedHeaders(facts);
    const noun = names.length === 1 ? 'header' : 'headers';
    return sentence`${serverCode(facts.url)} does not allow the request ${noun} ${enumerate(names)}, so ${consequence(facts)}.`;
  },
  rule: (facts) => {
    const names = disallowedHeaders(facts);
    const verb = names.length === 1 ? 'is' : 'are';
    return sentence`Every request header beyond the few that any page may send (the safelisted ones) has to be listed in ${code('Access-Control-Allow-Headers')} of the response to the preflight. Here ${enumerate(names)} ${verb} missing.`;
  },
};

/** Private Network Access: Chrome's from 2022 until Local Network Access took its place. */
export const missingAllowPrivateNetwork: BlockedExplanation = {
  headline: (facts) =>
    answerStory(facts, sentence`without ${code('Access-Control-Allow-Private-Network: true')}`),
  rule: () =>
    sentence`This version of the browser asks for ${code('Access-Control-Allow-Private-Network: true')} when a public page asks a private address. Today's browsers ask the user instead.`,
};

export const invalidAllowPrivateNetwork: BlockedExplanation = {
  headline: (facts) =>
    answerStory(
      facts,
      sentence`with ${code(`Access-Control-Allow-Private-Network: ${facts.failedParameter}`)}, where only ${code('true')} counts`,
    ),
  rule: missingAllowPrivateNetwork.rule,
};

/** Both codes stem from an abandoned draft; only old browsers print them. */
export const missingAllowExternal: BlockedExplanation = {
  headline: (facts) => answerStory(facts, sentence`without ${code('Access-Control-Allow-External: true')}`),
  rule: () =>
    sentence`An old version of this browser asks for ${code('Access-Control-Allow-External: true')} when a public page asks a private address. Today's browsers ask the user instead.`,
};

export const invalidAllowExternal: BlockedExplanation = {
  headline: (facts) =>
    answerStory(
      facts,
      sentence`with ${code(`Access-Control-Allow-External: ${facts.failedParameter}`)}, where only ${code('true')} counts`,
    ),
  rule: missingAllowExternal.rule,
};
