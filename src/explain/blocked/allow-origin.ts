import { code, sentence, paragraph } from '../compose.ts';
import { answerStory, type BlockedExplanation, headerProblem, judgedResponse } from './phrases.ts';
import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import { nullOriginText } from '../null-origin.ts';
import type { RichText } from '../rich-text.ts';
import { isStatusTheStory, type BlockedFacts } from './facts.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');

/** The header that would satisfy the check, with the page's own origin. */
const expected = ({ askedBy }: BlockedFacts): RichText =>
  askedBy === null
    ? sentence`${ALLOW_ORIGIN} with the origin of your page`
    : sentence`${code(`Access-Control-Allow-Origin: ${askedBy}`)}`;

type Rule = BlockedExplanation['rule'];

/** `rule` for requests that name an origin: never tell anybody to allow `null`. */
const unlessNull =
  (rule: Rule): Rule =>
  (facts) =>
    facts.askedBy === OPAQUE_ORIGIN ? nullOriginText(facts.exchange) : rule(facts);

const PREFLIGHT_NEEDS = sentence`The preflight, the ${code('OPTIONS')} request that asks for permission before the real one, has to be answered with a 2xx status and the headers that give the permission.`;

const ASKED_TO_LOG_IN = sentence`It carries no cookies and no ${code('Authorization')}, so it has to be answered before a login is asked for.`;

const asksForLogin = ({ status }: BlockedFacts): boolean => status === 401 || status === 403;

function missingRule(facts: BlockedFacts): RichText {
  if (isStatusTheStory(facts) && facts.phase === 'preflight')
    return asksForLogin(facts) ? paragraph(PREFLIGHT_NEEDS, ASKED_TO_LOG_IN) : PREFLIGHT_NEEDS;
  const rule = sentence`A page may read what another origin sends only when ${judgedResponse(facts)} says so: with ${expected(facts)}.`;
  if (facts.status < 500) return rule;
  return paragraph(
    rule,
    sentence`The server failed with ${code(String(facts.status))}, and error answers often leave the CORS headers out: look for the error itself in the log of the server.`,
  );
}

export const missingAllowOrigin: BlockedExplanation = {
  headline: (facts) =>
    answerStory(
      facts,
      // An error page seldom has the header: the status says it all.
      facts.phase === 'preflight' && isStatusTheStory(facts) ? [] : headerProblem.missing,
    ),
  rule: unlessNull(missingRule),
};

export const wildcardAllowOrigin: BlockedExplanation = {
  headline: (facts) => answerStory(facts, headerProblem.wildcard),
  rule: unlessNull(
    (facts) =>
      sentence`Your page asked with credentials (cookies or HTTP authentication). The browser then wants to see its origin named: ${expected(facts)}, together with ${code('Access-Control-Allow-Credentials: true')}.`,
  ),
};

export const multipleAllowOrigin: BlockedExplanation = {
  headline: (facts) => answerStory(facts, headerProblem.several(facts.failedParameter)),
  rule: unlessNull(
    (facts) =>
      sentence`The header holds exactly one origin: no list, and no second line, not even an equal one. Two lines often mean that both the application and a proxy before it add the header. Send ${expected(facts)} once.`,
  ),
};

export const invalidAllowOrigin: BlockedExplanation = {
  headline: (facts) => answerStory(facts, headerProblem.invalid(facts.failedParameter)),
  rule: unlessNull(
    (facts) =>
      sentence`An origin is a scheme, a host and, where it is not the default, a port, without a path or a slash at the end. Here it has to be ${expected(facts)}.`,
  ),
};

function mismatch({ failedParameter, tainted, askedBy }: BlockedFacts): RichText {
  if (tainted && failedParameter !== '')
    return sentence`with ${code(`Access-Control-Allow-Origin: ${failedParameter}`)}, while after the redirects the browser asks with ${code('Origin: null')}`;
  const page = askedBy === null ? sentence`your page` : sentence`your page, ${code(askedBy)}`;
  return headerProblem.mismatch(failedParameter, page);
}

export const mismatchingAllowOrigin: BlockedExplanation = {
  headline: (facts) => answerStory(facts, mismatch(facts)),
  rule: unlessNull(
    (facts) =>
      sentence`The value is compared letter by letter with the origin that the browser sent: scheme, host and port, in lower case and without a slash at the end. A pattern such as ${code('https://*.example.com')} has no meaning there. Needed is ${expected(facts)}.`,
  ),
};

export const invalidAllowCredentials: BlockedExplanation = {
  headline: (facts) => answerStory(facts, headerProblem.credentials(facts.failedParameter)),
  rule: () =>
    sentence`Your page asked with credentials (cookies or HTTP authentication): ${code("credentials: 'include'")} or ${code('withCredentials = true')}. Every answer to such a request has to carry ${code('Access-Control-Allow-Credentials: true')}, spelled exactly so and once. If the page needs no credentials, ask without them.`,
};
