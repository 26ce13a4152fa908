import type { Browser } from '../../cors/engine.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { HarFileFault } from '../../explain/interface/har-file.ts';

/** What the worker that reads a HAR tells, in this order; a fault is the last of its messages, and so is the end. */
export type HarMessage =
  /** `share` from 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'records'; readonly records: readonly EntryRecord[] }
  | {
      readonly kind: 'end';
      /** Who made the requests: it decides the order of checks and their wording. */
      readonly browser: Browser;
      /** Entries that could not be read. */
      readonly unreadable: number;
      readonly isDamaged: boolean;
    }
  | { readonly kind: 'fault'; readonly fault: HarFileFault };
