import { signal, type ReadonlySignal } from '@preact/signals';

/** What was last said to the user, e.g. that something was copied. */
interface Notice {
  /** Grows with each notice, so that the same words are said again. */
  readonly number: number;
  readonly text: string;
  /** What was copied, so that its button can show it; '' for none. */
  readonly subject: string;
  readonly failed: boolean;
}

export interface Notices {
  readonly latest: ReadonlySignal<Notice | null>;
  readonly say: (text: string, subject?: string) => void;
  readonly copy: (text: string, what: string, subject?: string) => Promise<void>;
  readonly dismiss: (number: number) => void;
}

/** Says what happened. `write` puts text on the clipboard and rejects when it may not. */
export function createNotices(write: (text: string) => Promise<void>): Notices {
  const latest = signal<Notice | null>(null);
  const tell = (text: string, subject: string, failed: boolean): void => {
    latest.value = { number: (latest.peek()?.number ?? 0) + 1, text, subject, failed };
  };
  return {
    latest,
    say: (text, subject = '') => tell(text, subject, false),
    copy: async (text, what, subject = '') => {
      try {
        await write(text);
        tell(`${what} copied`, subject, false);
      } catch {
        tell(`The browser did not let ${what.toLowerCase()} be copied`, '', true);
      }
    },
    dismiss: (number) => {
      if (latest.peek()?.number === number) latest.value = null;
    },
  };
}
