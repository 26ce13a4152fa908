import type { Engine } from '../../cors/engine.ts';
import {
  BUSY_REDIRECT_WINDOW,
  CLOCK_SLACK,
  LATE_REDIRECT_END,
  PROMPT_REDIRECT_WINDOW,
  REDIRECT_WINDOW,
  VERY_LATE_REDIRECT_END,
} from './lane.ts';
import type { Milliseconds } from '../units.ts';

/** Which hops may follow a redirect, in one pass over them. */
export interface RedirectPass {
  /** How far from the end of the redirect the next hop may start. */
  readonly before: Milliseconds;
  readonly after: Milliseconds;
  /** Whether the hop nearest to the end is taken, or the first one. */
  readonly nearest: boolean;
  /** Only for redirects that something other than the browser saw. */
  readonly onWire: boolean;
  /** False: which of two identical preflights belongs to which of two identical requests was a guess. */
  readonly sameRequest: boolean;
}

export type RedirectPassName =
  /** Chromium's redirects may seem to end late, but not early: a hop behind the end belongs to the next redirect, if there is one. */
  | 'ended'
  | 'early'
  | 'late'
  | 'another'
  /** Firefox without much to do: a redirect that was blocked must not take the hop of a later one that was followed. */
  | 'prompt'
  | 'usual'
  | 'busy'
  /** A proxy's redirect ends when it is sent; the browser goes on as soon as it comes to it. */
  | 'wire';

const USUAL: RedirectPass = {
  before: CLOCK_SLACK,
  after: REDIRECT_WINDOW,
  nearest: false,
  onWire: false,
  sameRequest: true,
};
const EARLY: RedirectPass = { ...USUAL, before: LATE_REDIRECT_END, nearest: true };
const ENDED: RedirectPass = { ...EARLY, after: CLOCK_SLACK };

/** Every pass by its name. */
export const REDIRECT_PASSES: Readonly<Record<RedirectPassName, RedirectPass>> = {
  ended: ENDED,
  early: EARLY,
  late: { ...ENDED, before: VERY_LATE_REDIRECT_END },
  another: { ...EARLY, sameRequest: false },
  prompt: { ...USUAL, after: PROMPT_REDIRECT_WINDOW },
  usual: USUAL,
  busy: { ...USUAL, after: BUSY_REDIRECT_WINDOW },
  wire: { ...USUAL, after: BUSY_REDIRECT_WINDOW, onWire: true },
};

/** The passes of each engine, in the order in which they are made. */
export const REDIRECT_PASSES_OF: Readonly<Record<Engine, readonly RedirectPassName[]>> = {
  chromium: ['ended', 'early', 'late', 'another', 'wire'],
  firefox: ['prompt', 'usual', 'busy'],
  webkit: ['usual', 'wire'],
};
