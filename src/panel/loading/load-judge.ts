import type { CreateRowWriter } from '../list/row-writer.ts';

const judge = import('./judge-entry.ts');

/** Loads what makes rows of the log. It is asked for as soon as this file is there, beside whatever the panel does then. */
export const loadJudge = async (): Promise<CreateRowWriter> => (await judge).createRowWriter;
