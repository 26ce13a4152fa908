import type { Engine } from '../../cors/engine.ts';
import { CHROMIUM_HINTS } from './chromium.ts';
import { type Pattern, patternOf } from './pattern.ts';

/** What stands around the reason of a message. */
export type FrameKind =
  /** `Access to … at …`, of which the rest may have been cut off. */
  | 'access-beginning'
  /** `Access to … at … from origin … has been blocked by CORS policy`, and `Redirect from … to …` before 2018. */
  | 'access'
  /** `Font from origin … has been blocked from loading by Cross-Origin Resource Sharing policy`, Chrome 36 to 60. */
  | 'sharing'
  /** `XMLHttpRequest cannot load …`: Chrome before 2018, and Safari. */
  | 'cannot-load'
  /** `Failed to load https://…: `, Chrome 61 to 68. */
  | 'failed-to-load'
  /** `Cross-origin redirection to … denied by Cross-Origin Resource Sharing policy` */
  | 'redirection'
  /** Firefox, in any language. */
  | 'same-origin-policy';

export interface FrameMeaning {
  readonly role: 'frame';
  readonly frame: FrameKind;
  readonly engine: Engine;
  readonly warning: boolean;
}

/** What tells more about the message that it belongs to. */
export interface SupplementMeaning {
  readonly role:
    /** What follows was found on the preflight. */
    | 'preflight'
    /** WebKit's `… cannot load … due to access control checks`. */
    | 'access-control-checks'
    /** `Origin … is therefore not allowed access` */
    | 'origin'
    /** `The response had HTTP status code …` */
    | 'status'
    /** What Chromium recommends behind a reason. */
    | 'advice';
}

const frame = (template: string, kind: FrameKind, engine: Engine, warning = false): Pattern<FrameMeaning> =>
  patternOf(template, { role: 'frame', frame: kind, engine, warning });

const supplement = (template: string, role: SupplementMeaning['role']): Pattern<SupplementMeaning> =>
  patternOf(template, { role });

/** Firefox's line up to its reason, in English and as it was worded before. */
const FIREFOX_LINES = [
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}',
  // Printed in English words by other languages, and translated back by those who ask in English.
  'The same-source rule prohibits reading the external resource at {url}',
  'The same-origin policy prohibits reading the remote resource at {url}',
  'The same-origin policy prohibits reading remote resources located at {url}',
  'the policy « Same Origin » does not permit to consult the distant resource on {url}',
] as const;

const FIREFOX_WARNINGS = [
  'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon',
] as const;

/** The beginnings of Firefox's lines. */
export const firefoxFrames = (templates: readonly string[], warning: boolean): Pattern<FrameMeaning>[] =>
  [...new Set(templates)]
    .filter((template) => template !== '')
    .map((template) => frame(template, 'same-origin-policy', 'firefox', warning));

export const FRAME_PATTERNS: readonly Pattern<FrameMeaning>[] = [
  frame('has been blocked by CORS policy', 'access', 'chromium'),
  frame('has been blocked from loading by Cross-Origin Resource Sharing policy', 'sharing', 'chromium'),
  frame('XMLHttpRequest cannot load {url}', 'cannot-load', 'chromium'),
  frame('Fetch API cannot load {url}', 'cannot-load', 'chromium'),
  frame('EventSource cannot load {url}', 'cannot-load', 'chromium'),
  frame('Failed to load {url}', 'failed-to-load', 'chromium'),
  frame(
    'Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy',
    'redirection',
    'webkit',
  ),
  ...firefoxFrames(FIREFOX_LINES, false),
  ...firefoxFrames(FIREFOX_WARNINGS, true),
];

export const SUPPLEMENT_PATTERNS: readonly Pattern<SupplementMeaning>[] = [
  supplement('Response to preflight request doesn’t pass access control check', 'preflight'),
  supplement('due to access control checks', 'access-control-checks'),
  supplement('Origin {origin} is therefore not allowed access', 'origin'),
  supplement('Origin {origin} is not in the list, and is therefore not allowed access', 'origin'),
  supplement('The response had HTTP status code {status}', 'status'),
  ...CHROMIUM_HINTS.map((hint) => supplement(hint, 'advice')),
];
