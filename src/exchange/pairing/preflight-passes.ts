import type { Engine } from '../../cors/engine.ts';
import { BUSY_PREFLIGHT_WINDOW, CLOCK_SLACK, CLOCK_STEP, LATE_REQUEST, PREFLIGHT_WINDOW } from './lane.ts';
import type { Milliseconds } from '../units.ts';

/** What a preflight and a request must have in common to be linked in one pass over them. */
export interface PreflightPass {
  /** Whether header names and outcome must agree; otherwise the outcome may differ, and the names of a request without response. */
  readonly agreeing: boolean;
  readonly slack: Milliseconds;
  /** How long after its request the preflight may start. Only for recorders that tell both times. */
  readonly window: Milliseconds;
  /** Whether the request must need just what the preflight asks for, and have an answer exactly if the preflight passes without credentials. */
  readonly exact: boolean;
  /** Whether a request of which Chromium does not show what was sent may have any headers: a worker's, or one after a redirect. */
  readonly unseen: boolean;
  /** Whether a request whose origin is `null` may have a preflight that names another. */
  readonly tainted: boolean;
  /** Whether the preflight may ask for headers that a redirect has taken from the request. */
  readonly redirected: boolean;
  /** Whether the recorder may have kept `Authorization` to itself: Chrome exports a HAR without it unless told otherwise. */
  readonly sanitized: boolean;
}

export type PreflightPassName =
  /** Chromium, and Firefox in its HAR, list the request whose preflight failed, so that the outcome tells as well. */
  | 'exact'
  /** The same, where two processes' clocks differ. */
  | 'exact-clocks'
  /** Header names tell several requests apart. */
  | 'agreeing'
  | 'agreeing-clocks'
  /** What fits in time, since an extension that changes headers hides the agreement. */
  | 'in-time'
  /** The same in Chromium, which does not show what a worker's request was sent with. */
  | 'in-time-unseen'
  /** What agrees but does not fit in time: the wall clock was set in between. */
  | 'clock-set'
  /** A busy Chromium hears of the request behind a redirect long after its preflight. */
  | 'late-request'
  /** Chrome's own export, where nothing else is left that a preflight could be for. */
  | 'sanitized'
  | 'sanitized-in-time'
  /**
   * Firefox's preflights always name the page's own origin, even where a redirect has made the request's `null`. Measured in 153: 113 of 113.
   * A sandboxed page's own requests say `null` in both, and come first.
   */
  | 'tainted'
  | 'tainted-in-time'
  /**
   * Behind a redirect Firefox still asks for the headers that the first request needed a preflight for, `Content-Type` of a POST that became a
   * GET say; and a busy Firefox asks late. Measured in 153.
   */
  | 'behind-redirect';

const AGREEING: PreflightPass = {
  agreeing: true,
  slack: 0,
  window: PREFLIGHT_WINDOW,
  exact: false,
  unseen: false,
  tainted: false,
  redirected: false,
  sanitized: false,
};

/** Every pass by its name. */
export const PREFLIGHT_PASSES: Readonly<Record<PreflightPassName, PreflightPass>> = {
  exact: { ...AGREEING, exact: true },
  'exact-clocks': { ...AGREEING, exact: true, slack: CLOCK_SLACK },
  agreeing: AGREEING,
  'agreeing-clocks': { ...AGREEING, slack: CLOCK_SLACK },
  'in-time': { ...AGREEING, agreeing: false, slack: CLOCK_SLACK },
  'in-time-unseen': { ...AGREEING, agreeing: false, slack: CLOCK_SLACK, unseen: true },
  'clock-set': { ...AGREEING, slack: CLOCK_STEP },
  'late-request': { ...AGREEING, slack: LATE_REQUEST, unseen: true },
  sanitized: { ...AGREEING, slack: CLOCK_SLACK, sanitized: true },
  'sanitized-in-time': { ...AGREEING, agreeing: false, slack: CLOCK_SLACK, sanitized: true },
  tainted: { ...AGREEING, slack: CLOCK_SLACK, tainted: true },
  'tainted-in-time': { ...AGREEING, agreeing: false, slack: CLOCK_SLACK, tainted: true },
  'behind-redirect': {
    ...AGREEING,
    slack: CLOCK_SLACK,
    window: BUSY_PREFLIGHT_WINDOW,
    tainted: true,
    redirected: true,
  },
};

/** The passes for one preflight and one request, which need not be told apart from others, in their order. */
const SINGLE: Readonly<Record<Engine, readonly PreflightPassName[]>> = {
  chromium: ['in-time-unseen', 'clock-set', 'late-request', 'sanitized', 'sanitized-in-time'],
  firefox: ['in-time', 'clock-set', 'tainted', 'tainted-in-time', 'behind-redirect'],
  webkit: ['in-time', 'clock-set'],
};

/** What comes before them where there are several. */
const TELLING: readonly PreflightPassName[] = ['agreeing', 'agreeing-clocks'];
const EXACT: readonly PreflightPassName[] = ['exact', 'exact-clocks'];

const SEVERAL: Readonly<Record<Engine, readonly PreflightPassName[]>> = {
  chromium: [...EXACT, ...TELLING, ...SINGLE.chromium],
  firefox: [...EXACT, ...TELLING, ...SINGLE.firefox],
  webkit: [...TELLING, ...SINGLE.webkit],
};

/** The passes for the preflights and requests of one URL, in the order in which they are made. */
export const preflightPasses = (engine: Engine, isSingle: boolean): readonly PreflightPassName[] =>
  (isSingle ? SINGLE : SEVERAL)[engine];
