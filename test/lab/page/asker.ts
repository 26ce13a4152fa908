import type { ReadyRequest } from '../addresses.ts';
import { runAnywhere } from './runner.ts';

/** A question to a worker or frame: make this request. */
export interface Question {
  readonly number: number;
  readonly request: ReadyRequest;
}

/** Runs in a worker or a frame: makes the requests that it is told to, and says how they went. */
const reply = (message: unknown): void => {
  if (globalThis.parent === undefined) postMessage(message);
  else globalThis.parent.postMessage(message, '*');
};

addEventListener('message', (event: MessageEvent<Question>) => {
  const { number, request } = event.data;
  void runAnywhere(request)?.then((outcome) => reply({ number, outcome }));
});
reply('ready');
