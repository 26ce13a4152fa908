import { getHeader } from '../../cors/header-list.ts';
import { preflightLifetime } from '../../cors/preflight-cache.ts';
import { code, sentence } from '../../explain/compose.ts';
import { type FindingKind, seenTwice } from '../finding.ts';
import { letsIn, type Observation } from '../observation.ts';

const maxAgeOf = ({ hop }: Observation): string | null =>
  getHeader(hop.responseHeaders, 'access-control-max-age');

/** Whether a browser keeps the answer for longer than the five seconds of one without the header. */
const isKept = (answer: Observation): boolean =>
  maxAgeOf(answer) !== null &&
  preflightLifetime(answer.hop.url, answer.hop.responseHeaders, answer.exchange.browser.engine) > 0;

/** Preflights that let the request through and are asked again for the next one. */
export const preflightNotCached: FindingKind = {
  id: 'preflight-not-cached',
  find: (answers) => {
    const passed = answers.filter(
      (each) =>
        each.hop.kind === 'preflight' && letsIn(each) && each.asked.every((permission) => permission.passed),
    );
    const seen = passed.some(isKept) ? null : seenTwice(passed);
    return seen === null ? null : { id: 'preflight-not-cached', level: 'note', confidence: 'certain', seen };
  },
  text: ({ seen: [answer] }) => {
    const maxAge = maxAgeOf(answer);
    return {
      title:
        maxAge === null
          ? sentence`Its preflights are kept for 5 seconds only: ${code('Access-Control-Max-Age')} is missing.`
          : sentence`Its preflights are never kept: ${code(`Access-Control-Max-Age: ${maxAge}`)}.`,
      detail: sentence`So almost every request waits for two answers where one would do.`,
      fix: sentence`Send ${code('Access-Control-Max-Age: 600')} with the answer to the preflight.`,
    };
  },
};
