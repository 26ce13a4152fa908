import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { HarFileFault } from '../../explain/interface/har-file.ts';
import type { Unsubscribe } from '../adapter.ts';
import type { OpenedHar, OpenHar } from './open-har.ts';

/** What is being done about a file. */
type OpeningState =
  | { readonly kind: 'idle' }
  /** `share` from 0 to 1. */
  | { readonly kind: 'reading'; readonly name: string; readonly share: number }
  | { readonly kind: 'failed'; readonly name: string; readonly fault: HarFileFault };

export interface Opening {
  readonly state: ReadonlySignal<OpeningState>;
  /** Those that were dropped with the one that is shown: one is shown at a time. */
  readonly others: Signal<readonly File[]>;
  /** Opens the first of some files in the place of the one that is being read. */
  readonly open: (files: readonly File[]) => void;
  /** Opens one of the others, and keeps those that are left. */
  readonly openOther: (file: File) => void;
  /** Stops reading, or takes the message of a failure away. */
  readonly dismiss: () => void;
}

const IDLE: OpeningState = { kind: 'idle' };

/** More files that are dropped at once than anybody looks at one by one. */
const MOST_OTHERS = 8;

const nothing: Unsubscribe = () => undefined;

/** Opens files, one at a time; the `others` outlive each of them. `show` hears each that was read. */
export function createOpening(
  openHar: OpenHar,
  others: Signal<readonly File[]>,
  show: (name: string, har: OpenedHar) => void,
): Opening {
  const state = signal<OpeningState>(IDLE);
  let stop = nothing;
  const dismiss = (): void => {
    stop();
    state.value = IDLE;
  };
  const openOne = (file: File): void => {
    dismiss();
    const { name } = file;
    state.value = { kind: 'reading', name, share: 0 };
    stop = openHar(file, {
      progress: (share) => {
        state.value = { kind: 'reading', name, share };
      },
      opened: (har) => {
        state.value = IDLE;
        show(name, har);
      },
      failed: (fault) => {
        state.value = { kind: 'failed', name, fault };
      },
    });
  };
  return {
    state,
    others,
    dismiss,
    open: ([file, ...rest]) => {
      if (file === undefined) return;
      others.value = rest.slice(0, MOST_OTHERS);
      openOne(file);
    },
    openOther: (file) => {
      others.value = others.peek().filter((other) => other !== file);
      openOne(file);
    },
  };
}
