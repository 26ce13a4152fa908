import { visible } from '../explain/visible.ts';

/** Something that the user can put right: one line on standard error, exit code 2, no stack. */
export class Problem extends Error {
  /** `explanation`: what is wrong and what to do. May quote hostile text: it is printed with control characters made visible. */
  constructor(explanation: string) {
    super(visible(explanation));
    this.name = 'Problem';
  }
}
