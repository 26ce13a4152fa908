import type { Header } from '../../cors/header-list.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { HarFileFault } from '../../explain/interface/har-file.ts';
import type { Browser } from '../../cors/engine.ts';
import type { Unsubscribe } from '../adapter.ts';
import type { HarMessage } from './har-message.ts';

/** A HAR as it was read. */
export interface OpenedHar {
  readonly browser: Browser;
  readonly records: readonly EntryRecord[];
  readonly unreadable: number;
  readonly isDamaged: boolean;
}

interface HarListener {
  /** From 0 to 1. */
  readonly progress: (share: number) => void;
  readonly opened: (har: OpenedHar) => void;
  readonly failed: (fault: HarFileFault) => void;
}

/** Reads a HAR beside the panel, until it is opened or failed, or the returned function is called. */
export type OpenHar = (file: Blob, listener: HarListener) => Unsubscribe;

/**
 * Makes the worker's header lines one again where they are equal: it hands records over in batches, and each batch brings copies of its
 * own.
 */
function createSharer(): (record: EntryRecord) => EntryRecord {
  const lines = new Map<string, Header>();
  const shared = (header: Header): Header => {
    const key = `${header.name}\n${header.value}`;
    const known = lines.get(key) ?? header;
    if (known === header) lines.set(key, header);
    return known;
  };
  return (record) => ({
    ...record,
    requestHeaders: record.requestHeaders.map(shared),
    responseHeaders: record.responseHeaders.map(shared),
  });
}

export const openHar: OpenHar = (file, listener) => {
  const worker = new Worker(new URL('./har-worker.ts', import.meta.url), { type: 'module' });
  const share = createSharer();
  const records: EntryRecord[] = [];
  const stop = (): void => worker.terminate();
  const take = (message: HarMessage): void => {
    switch (message.kind) {
      case 'progress':
        return listener.progress(message.share);
      case 'records':
        for (const record of message.records) records.push(share(record));
        return undefined;
      case 'end':
        stop();
        return listener.opened({ ...message, records });
      case 'fault':
        stop();
        return listener.failed(message.fault);
    }
  };
  worker.addEventListener('message', ({ data }: MessageEvent<HarMessage>) => take(data));
  // It ran out of memory, or the browser does not load it.
  worker.addEventListener('error', () => {
    stop();
    listener.failed('too-large');
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
  worker.postMessage(file);
  return stop;
};
