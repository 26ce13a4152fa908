import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { verdictWord } from './verdict.ts';

/** The few words of a list row: "Preflight 404", "Wildcard with credentials", "Server down — not CORS". */
export const shortCause = ({ diagnosis }: Diagnosed): string => verdictWord(diagnosis.verdict);
