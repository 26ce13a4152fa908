import { isHttp, isSameOrigin, originOf } from '../cors/origin.ts';
import type { CallSite } from '../exchange/call-site.ts';
import type { Asking, Askings, Forbidden } from './read-askings-answer.ts';

/** A request that a page was watched asking for, and that the browser never sent: no log has it. */
export interface KeptBack {
  readonly url: string;
  /** '' where it is not known. */
  readonly method: string;
  /** The mode `same-origin` for another origin; a scheme that is not fetched; a Content-Security-Policy. */
  readonly why: 'same-origin-mode' | 'scheme' | 'policy';
  /** The directive of the policy, else ''. */
  readonly directive: string;
  readonly callSite: CallSite | null;
}

/** What of a page's askings certainly never reached the network. */
export function keptBackOf({
  askings,
  forbidden,
}: Pick<Askings, 'askings' | 'forbidden'>): readonly KeptBack[] {
  return [...askings.flatMap(refused), ...forbidden.map((each) => byPolicy(each, askings))];
}

function refused({ url, method, mode, origin, callSite }: Asking): readonly KeptBack[] {
  const kept = { url, method, directive: '', callSite };
  if (mode === 'same-origin' && isHttp(url) && !isSameOrigin(origin, originOf(url)))
    return [{ ...kept, why: 'same-origin-mode' }];
  return isHttp(url) || LOCAL.test(url) ? [] : [{ ...kept, why: 'scheme' }];
}

/** Fetched without any network. */
const LOCAL = /^(?:data|blob|about):/i;

/** The page's call, where it is plain which one it was. */
function byPolicy({ url, directive }: Forbidden, askings: readonly Asking[]): KeptBack {
  const calls = askings.filter((asking) => asking.url === url);
  const { method = '', callSite = null } = calls.length === 1 ? (calls[0] ?? {}) : {};
  return { url, method, why: 'policy', directive, callSite };
}
