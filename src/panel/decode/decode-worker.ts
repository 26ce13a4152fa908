import { decode } from '../../console/read/decode.ts';
import { pastedRecording } from './pasted-recording.ts';
import { mayShowHeaders } from './pasted-rows.ts';
import type { TextReading } from './read-paste.ts';

// A megabyte takes a second to read: the page goes on meanwhile.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  const reading: TextReading = {
    messages: decode(data),
    recording: mayShowHeaders(data) ? pastedRecording(data) : null,
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
  postMessage(reading);
});
