import { type CompleteRequest, type MessageRequest, requestOf } from '../../console/told/request.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { policyForMessage } from '../../fix/policy/message-policy.ts';
import { snippetFor, targetById } from '../../fix/snippet.ts';
import { hostOf } from '../../explain/addresses.ts';
import { type Fix, isChosen, pickTarget } from '../fix/fix-model.ts';
import type { Addition } from './paste-model.ts';
import type { Requests } from '../list/requests.ts';
import type { Settings } from '../shell/settings-model.ts';

/** The origin that asked last, as far as the log tells: most likely the page that the message is about. '' when nothing tells. */
export function latestOrigin({ rows }: Pick<Requests, 'rows'>): string {
  const item = rows.items().findLast((each) => each?.kind === 'exchange' && each.exchange.origin !== null);
  return item?.kind === 'exchange' ? (item.exchange.origin ?? '') : '';
}

/** What the message tells of its request, what somebody added to it, and else `origin`. */
export function completeRequest(
  message: DecodedMessage,
  addition: Addition,
  origin: string,
): CompleteRequest {
  const told: MessageRequest = requestOf(message);
  return {
    origin: told.origin ?? addition.origin ?? origin,
    method: told.method ?? addition.method ?? '',
    headers: [...new Set([...(told.headers ?? []), ...(addition.headers ?? [])])],
    credentials: told.credentials ?? addition.credentials ?? false,
  };
}

/** The fix for the request of a message. */
export function fixOfMessage({ url }: DecodedMessage, request: CompleteRequest, settings: Settings): Fix {
  const host = url === null ? '' : hostOf(url);
  const target = pickTarget(settings, host, null);
  const { policy, refusals } = policyForMessage(request);
  return {
    host,
    target,
    targetName: targetById(target)?.name ?? target,
    isKnown: isChosen(settings, host),
    detection: null,
    policy,
    snippet: policy === null ? null : snippetFor(target, policy, null),
    refusals,
  };
}
