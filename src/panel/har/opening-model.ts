import { signal, type ReadonlySignal } from '@preact/signals';
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
  /** Opens a file in the place of the one that is being read. */
  readonly open: (file: File) => void;
  /** Stops reading, or takes the message of a failure away. */
  readonly dismiss: () => void;
}

const IDLE: OpeningState = { kind: 'idle' };

const nothing: Unsubscribe = () => undefined;

/** Opens files, one at a time. `show` hears each that was read. */
export function createOpening(openHar: OpenHar, show: (name: string, har: OpenedHar) => void): Opening {
  const state = signal<OpeningState>(IDLE);
  let stop = nothing;
  const dismiss = (): void => {
    stop();
    state.value = IDLE;
  };
  return {
    state,
    dismiss,
    open: (file) => {
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
    },
  };
}
