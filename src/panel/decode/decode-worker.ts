import { decode } from '../../console/read/decode.ts';

// A megabyte takes a second to read: the page goes on meanwhile.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
  postMessage(decode(data));
});
