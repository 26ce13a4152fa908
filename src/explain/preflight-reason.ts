import type { PreflightReason } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** Why this request needed a preflight, as one sentence. */
export const preflightReasonText = (reason: PreflightReason): RichText => sentence`${code(reason.kind)}`;
