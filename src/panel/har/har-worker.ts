import { readHar } from './read-har.ts';

// A HAR of 100 MB takes a second to parse: the panel goes on meanwhile.
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
  void readHar(data, (message) => postMessage(message));
});
