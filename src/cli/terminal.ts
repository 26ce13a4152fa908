/** Everything a command knows of the world around it, so that a test can bring its own. */
export interface Terminal {
  /** Rejects with a Node error (`code`: ENOENT, EISDIR …). */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
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
