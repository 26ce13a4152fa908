import { code, sentence } from '../explain/compose.ts';
import type { RichText } from '../explain/rich-text.ts';
import type { TrialLimit } from './trial-plan.ts';

/** Why a fix cannot be tried in the browser; null where the same is said already of the fix itself. */
export function limitText(limit: TrialLimit): RichText | null {
  switch (limit.kind) {
    case 'preflight-status':
      return limit.status === 0
        ? sentence`The browser can change headers of an answer, and the preflight got none.`
        : sentence`The browser can change the headers of an answer, not its status: the preflight would get ${code(String(limit.status))} again.`;
    case 'preflight-redirect':
      return sentence`No preflight may be redirected, and the log does not show an address that the request could go to instead.`;
    case 'no-answer':
      return limit.error === ''
        ? sentence`The browser can change headers of an answer, and none came.`
        : sentence`The browser can change headers of an answer, and none came (${code(limit.error)}).`;
    case 'page-without-host':
      return sentence`The browser changes answers for pages with an http or https address, and this one has none of its own.`;
    case 'same-host':
      return sentence`The browser tells pages apart by their host, and ${code(limit.origin)} asks this server, too.`;
    case 'repeated-header':
      return sentence`Firefox counts the lines of ${code('Access-Control-Allow-Origin')} as the server sent them, and there is more than one: the browser cannot take a line away.`;
    case 'outcome-untold':
      return sentence`Firefox's log does not tell whether a request with a preflight passes because of a trial, so nothing could be said of its outcome.`;
    case 'unfixable':
    case 'refused':
      return null;
  }
}
