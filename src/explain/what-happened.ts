import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { blockedExplanation } from './blocked/explanations.ts';
import { factsOf } from './blocked/facts.ts';
import { sentence } from './compose.ts';
import { failureText } from './failure.ts';
import type { RichText } from './rich-text.ts';

/** The rule that decided, in one to three sentences that explain every term they use; empty when the headline says it all. */
export function whatHappened(diagnosed: Diagnosed): RichText {
  const { exchange, diagnosis } = diagnosed;
  switch (diagnosis.verdict) {
    case 'blocked':
      return diagnosis.blocking === null
        ? []
        : blockedExplanation(diagnosis.blocking.corsError).rule(factsOf(diagnosed, diagnosis.blocking));
    case 'failed':
      return diagnosis.failure === null ? [] : failureText(diagnosis.failure, exchange).detail;
    case 'opaque':
      return sentence`Elements such as images and scripts load from anywhere without asking for permission. In return JavaScript cannot look inside (the response is opaque).`;
    case 'same-origin':
      return sentence`An origin is scheme, host and port. Where page and server have the same, CORS does not apply.`;
    case 'unknown':
      return sentence`The browser delivered no status and no headers for it. Reload the page with DevTools open to record it whole.`;
    case 'allowed':
      return [];
  }
}
