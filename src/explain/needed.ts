import type { Diagnosed } from '../diagnosis/diagnosis.ts';

/** Everything that must change as one line for a terminal, null when nothing has to. */
export const neededSummary = (_diagnosed: Diagnosed): string | null => null;
