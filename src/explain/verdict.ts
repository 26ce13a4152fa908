import type { Verdict } from '../diagnosis/diagnosis.ts';

/** The verdict as one word of a list row. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'blocked':
      return 'Blocked';
    case 'allowed':
      return 'Allowed';
    case 'failed':
      return 'Failed';
    case 'opaque':
      return 'Opaque';
    case 'same-origin':
      return 'Same origin';
    case 'unknown':
      return 'Unknown';
  }
}
