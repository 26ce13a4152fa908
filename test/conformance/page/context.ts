import { makeDocumentRequest } from './elements.ts';
import type { ContextAnswer, ContextCall, PageOutcome, PageRequest } from './protocol.ts';
import { makeScriptRequest } from './requests.ts';

/** Makes one request here, in this document or worker. */
export async function makeRequest(request: PageRequest): Promise<PageOutcome> {
  try {
    return (await makeScriptRequest(request)) ?? (await makeDocumentRequest(request));
  } catch {
    return 'threw';
  }
}

/** Carries out the calls of the top document, in a frame or a worker. */
export function answerCalls(
  calls: { addEventListener(type: 'message', listener: (event: MessageEvent<ContextCall>) => void): void },
  answer: (message: ContextAnswer | 'ready') => void,
): void {
  calls.addEventListener('message', (event) => {
    const { call, request } = event.data;
    void makeRequest(request).then((outcome) => answer({ call, outcome }));
  });
  answer('ready');
}
