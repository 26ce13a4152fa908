import type { ReadBeside, TextReading } from './read-paste.ts';

let latest: Worker | null = null;

/** Reads a long text in a worker, so that the page answers while it is read. A text that comes after it takes its place. */
export const readBeside: ReadBeside = (text) => {
  latest?.terminate();
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  latest = worker;
  return new Promise<TextReading>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<TextReading>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('The text could not be read beside the page.')));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
    worker.postMessage(text);
  }).finally(() => worker.terminate());
};
