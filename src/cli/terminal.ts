import type { Bytes } from './input/bytes.ts';

/** Everything a command knows of the world around it, so that a test can bring its own. */
export interface Terminal {
  /** A file as it comes. Rejects with a Node error (`code`: ENOENT, EISDIR …). */
  readonly readFile: (path: string) => Bytes;
  /** Standard input, to its end. */
  readonly readInput: () => Bytes;
  /** Writes a file in the place of what is there. Rejects with a Node error. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Results, to standard output. */
  readonly write: (text: string) => void;
  /** Messages for people, to standard error. */
  readonly writeError: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
  /** Whether a person watches standard error. */
  readonly showsProgress: boolean;
}

/** 0: done, nothing is wrong · 1: something is blocked · 2: it could not be done. */
export type ExitCode = 0 | 1 | 2 | 3;
