import { type LogEvidence, noEvidence } from '../diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { headline } from './headline.ts';
import { plainText } from './rich-text.ts';

/** One sentence with the user's own values, without marks. `log`: what the rest of the log shows. */
export const summary = (diagnosed: Diagnosed, log: LogEvidence = noEvidence): string =>
  plainText(headline(diagnosed, log));
