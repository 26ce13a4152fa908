import type { CDPSession } from '@playwright/test';
import { partsOf, textOf } from '../../exchange/reading/unknown.ts';
import { type ProtocolEvent, RECORDED_EVENTS } from './recorder.ts';

/** What a target is told to do before its first script runs, so that no request of it is missed. */
const BEGIN: readonly (readonly [string, object])[] = [
  ['Network.enable', {}],
  // Playwright hears only those sessions that it began itself, so those of frames and workers come within the messages of the page's.
  ['Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }],
  ['Runtime.runIfWaitingForDebugger', {}],
];

/** What is heard of targets, and the events that are recorded. By name: older Playwrights (1.57, say) have no event for all of them. */
const EVENTS: readonly string[] = [
  'Target.attachedToTarget',
  'Target.detachedFromTarget',
  'Target.receivedMessageFromTarget',
  ...RECORDED_EVENTS,
];

/** The sessions of a page, its frames in other processes, and its workers. */
export interface Listening {
  /** Settles when every event that the browser had sent before has been heard; a page that is gone has none to send. */
  readonly flush: () => Promise<void>;
}

/**
 * Listens to a page and to everything that belongs to it.
 * @param onGone hears the id of a session that ended
 */
export async function listenTo(
  session: CDPSession,
  onEvent: (event: ProtocolEvent) => void,
  onGone: (sessionId: string) => void,
): Promise<Listening> {
  let lastId = 0;
  const sendTo = (sessionId: string, method: string, parameters: object): Promise<unknown> => {
    const message = JSON.stringify({ id: ++lastId, method, params: parameters });
    // A target may be gone before it hears anything.
    return session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
  };
  const onMessage = (method: string, parameters: unknown, sessionId: string): void => {
    const { sessionId: child = '', message } = partsOf<'sessionId' | 'message'>(parameters);
    switch (method) {
      case 'Target.attachedToTarget':
        for (const [command, options] of BEGIN) void forward(sessionId, textOf(child), command, options);
        return;
      case 'Target.detachedFromTarget':
        return onGone(textOf(child));
      case 'Target.receivedMessageFromTarget':
        return onInner(textOf(message), textOf(child));
    }
    onEvent({ method, parameters, sessionId });
  };
  /** A worker of a frame is reached through the frame: messages are wrapped once for each step. */
  const parents = new Map<string, string>();
  const forward = (parent: string, child: string, method: string, parameters: object): Promise<unknown> => {
    parents.set(child, parent);
    if (parent === '') return sendTo(child, method, parameters);
    const message = JSON.stringify({ id: ++lastId, method, params: parameters });
    const outer = { sessionId: child, message };
    return forward(parents.get(parent) ?? '', parent, 'Target.sendMessageToTarget', outer);
  };
  const onInner = (message: string, sessionId: string): void => {
    const { method, params } = partsOf<'method' | 'params'>(JSON.parse(message));
    if (typeof method === 'string') onMessage(method, params, sessionId);
  };
  for (const method of EVENTS)
    session.on(method as 'Network.loadingFinished', (parameters) => onMessage(method, parameters, ''));
  for (const [method, parameters] of BEGIN.slice(0, 2)) await sendAny(session, method, parameters);
  return {
    flush: async () => {
      await sendAny(session, 'Network.enable', {}).catch(() => undefined);
    },
  };
}

/** Commands by name: the list above holds several. */
const sendAny = (session: CDPSession, method: string, parameters: object): Promise<unknown> =>
  session.send(method as 'Network.enable', parameters);
