import type { Asked, Witnessed } from '../witnessed.ts';
import { oneOf, property } from './unknown.ts';

const CREDENTIALS = ['omit', 'same-origin', 'include'] as const;
const MODES = ['cors', 'no-cors', 'same-origin'] as const;
const REDIRECTS = ['follow', 'error', 'manual'] as const;

/** How a script asked, without where; null where the modes are none. */
export function readAsked(raw: unknown): Omit<Asked, 'callSite'> | null {
  const credentials = oneOf(CREDENTIALS, property(raw, 'credentials'));
  const redirect = oneOf(REDIRECTS, property(raw, 'redirect'));
  if (credentials === undefined || redirect === undefined) return null;
  const mode = oneOf(MODES, property(raw, 'mode')) ?? null;
  return { credentials, mode, redirect, integrity: property(raw, 'integrity') === true };
}

/** What a recording of ours says that the page saw (`share/recording.ts`); null where it says nothing. */
export function readWitnessed(raw: unknown): Witnessed | null {
  const asked = readAsked(property(raw, 'asked'));
  const passed = property(raw, 'passed');
  const isTold = typeof passed === 'boolean';
  if (asked === null && !isTold) return null;
  return { asked: asked === null ? null : { ...asked, callSite: null }, passed: isTold ? passed : null };
}
