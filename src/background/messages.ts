import type { TrialRule } from '../trial/rules.ts';

/** The name of the connection between a devtools page and the background, one for each DevTools that tries something. */
export const TRIAL_PORT = 'trial';

/** What a devtools page wants of the background. Hosts are match patterns. */
export type TrialOrder =
  /** These are the rules of that tab, and no others; none: the trial has ended. */
  | { readonly kind: 'rules'; readonly tab: number; readonly rules: readonly TrialRule[] }
  /** Tells whether these hosts are permitted, and tells it again when that changes. */
  | { readonly kind: 'look'; readonly hosts: readonly string[] }
  /** Opens the question for them at the icon, where DevTools' own pages cannot ask. */
  | { readonly kind: 'ask'; readonly tab: number; readonly hosts: readonly string[] }
  | { readonly kind: 'give-back'; readonly hosts: readonly string[] }
  /** Keeps the background running: it is stopped after half a minute without a word. */
  | { readonly kind: 'alive' };

/** An order with its number. */
export type ToBackground = TrialOrder & { readonly id: number };

/** What the background says. */
export type FromBackground =
  /** An order was carried out, or why not. */
  | { readonly kind: 'done'; readonly id: number; readonly problem: string }
  /** Of the hosts that were looked at or asked for last. */
  | { readonly kind: 'permission'; readonly isGranted: boolean };
