import { code, sentence } from '../compose.ts';
import type { BlockedExplanation } from './explanation.ts';
import { answerStory } from './phrases.ts';

export const invalidAllowCredentials: BlockedExplanation = {
  headline: (facts) =>
    answerStory(
      facts,
      facts.failedParameter === ''
        ? sentence`without ${code('Access-Control-Allow-Credentials: true')}`
        : sentence`with ${code(`Access-Control-Allow-Credentials: ${facts.failedParameter}`)}, where only ${code('true')} in lower case counts`,
    ),
  rule: () =>
    sentence`Your page asked with credentials (cookies or HTTP authentication): ${code("credentials: 'include'")} or ${code('withCredentials = true')}. Every answer to such a request has to carry ${code('Access-Control-Allow-Credentials: true')}, spelled exactly so and once. If the page needs no credentials, ask without them.`,
};
