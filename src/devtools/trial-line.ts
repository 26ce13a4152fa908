import { type FromBackground, type TrialOrder, TRIAL_PORT } from '../background/messages.ts';
import { connect, type Port } from '../platform/ports.ts';

/** The line to the background, opened with the first order. */
export interface TrialLine {
  /** Gives what stood in the way, '' for nothing. */
  readonly order: (order: TrialOrder) => Promise<string>;
  /** Lets the background rest until the next order. */
  readonly hangUp: () => void;
}

const STOPPED = 'The browser stopped the background of CORS Lens. Try again.';

interface Hearer {
  readonly permission: (isGranted: boolean) => void;
  /** The background was stopped. */
  readonly cut: () => void;
}

export function createTrialLine({ permission, cut }: Hearer): TrialLine {
  const waiting = new Map<number, (problem: string) => void>();
  let port: Port | null = null;
  let last = 0;

  const open = (): Port => {
    const opened = connect(TRIAL_PORT);
    opened.onMessage((message) => {
      const told = message as FromBackground;
      if (told.kind === 'permission') return permission(told.isGranted);
      waiting.get(told.id)?.(told.problem);
      waiting.delete(told.id);
    });
    opened.onEnd(() => {
      port = null;
      for (const settle of waiting.values()) settle(STOPPED);
      waiting.clear();
      cut();
    });
    return opened;
  };

  return {
    order: (order) => {
      port ??= open();
      const id = ++last;
      const done = new Promise<string>((resolve) => waiting.set(id, resolve));
      port.send({ ...order, id });
      return done;
    },
    hangUp: () => {
      port?.close();
      port = null;
    },
  };
}
