import type { CorsError, Phase } from '../../cors/cors-error.ts';
import { FIREFOX_DID_NOT_SUCCEED, FORMER_FIREFOX_LINES, FIREFOX_TEMPLATES } from './firefox.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { reason, type ReasonMeaning } from './reasons.ts';

const REASON_BEGINNING = '(Reason: ';
const STATUS_BEGINNING = '). Status code: ';

/** The reason alone: the line's beginning and its status are read by themselves. */
function reasonIn(line: string): string {
  const start = line.indexOf(REASON_BEGINNING) + REASON_BEGINNING.length;
  const end = line.indexOf(STATUS_BEGINNING);
  return end === -1 ? line.slice(start) : line.slice(start, end);
}

const firefox = (
  text: string,
  browserCode: string,
  corsError: CorsError | null,
  phase: Phase | null,
): Pattern<ReasonMeaning> => patternOf(text, reason('firefox', corsError, phase, { browserCode }));

/** Categories of which there was one without a status before, and what their number is today. */
const NUMBERED: ReadonlyMap<string, string> = new Map([
  ['CORSMissingAllowOrigin', 'CORSMissingAllowOrigin2'],
  ['CORSDidNotSucceed', 'CORSDidNotSucceed2'],
  ['CORSPreflightDidNotSucceed2', 'CORSPreflightDidNotSucceed3'],
]);

const UNNUMBERED: ReadonlyMap<string, string> = new Map(
  [...NUMBERED].map(([before, today]) => [today, before]),
);

/** The category of a line that states a status, which the same line without one did not have. */
export const categoryWithStatus = (category: string): string => NUMBERED.get(category) ?? category;

/** The same category before lines stated a status. */
export const categoryWithoutStatus = (category: string): string => UNNUMBERED.get(category) ?? category;

const TODAY: readonly Pattern<ReasonMeaning>[] = [...FIREFOX_TEMPLATES.values()].map(
  ({ text, code, corsError, phase }) =>
    firefox(reasonIn(text), categoryWithoutStatus(code), corsError, phase),
);

const framed = (text: string, browserCode: string, phase: Phase | null): Pattern<ReasonMeaning> =>
  patternOf(text, reason('firefox', null, phase, { browserCode, framed: true }));

const warning = (text: string, browserCode: string, phase: Phase): Pattern<ReasonMeaning> =>
  patternOf(text, reason('firefox', null, phase, { topic: 'cors-warning', browserCode }));

/** The reasons that no verdict of ours stands for, and those of Firefox 31 to 80. */
const OTHERS: readonly Pattern<ReasonMeaning>[] = [
  firefox(reasonIn(FIREFOX_DID_NOT_SUCCEED.text), 'CORSDidNotSucceed', null, null),
  framed('CORS request failed', 'CORSRequestFailed', null),
  // Chromium's advice ends with "CORS disabled".
  framed('CORS disabled', 'CORSDisabled', 'request'),
  firefox('CORS header ‘Origin’ cannot be added', 'CORSOriginHeaderNotAdded', null, 'request'),
  ...FORMER_FIREFOX_LINES.map(({ text, code, corsError, phase }) =>
    firefox(reasonIn(text), code, corsError, phase),
  ),
  firefox(
    'This can be fixed by moving the resource to the same domain or enabling CORS',
    'CrossSiteRequestBlocked',
    null,
    null,
  ),
  warning(
    'When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`',
    'CORSAllowHeaderFromPreflightDeprecation',
    'preflight',
  ),
  firefox(
    'Local Network Access permission required: top-level site “{space}”, initiator “{origin}”, attempting to access target “{url}” (',
    'LocalNetworkAccessPermissionRequired',
    'LocalNetworkAccessPermissionDenied',
    'request',
  ),
  warning(
    'Local Network Access detected: top-level site “{space}”, initiator “{origin}”, accessing target “{url}” (',
    'LocalNetworkAccessDetected',
    'request',
  ),
];

/** Every category, with what it stands for. */
const CATEGORIES: ReadonlyMap<string, ReasonMeaning> = new Map(
  [...TODAY, ...OTHERS].flatMap(({ meaning }) =>
    meaning.browserCode === null ? [] : [[meaning.browserCode, meaning] as const],
  ),
);

/** What a category stands for, whatever its number. */
export function firefoxReason(category: string): ReasonMeaning {
  const known = CATEGORIES.get(category) ?? CATEGORIES.get(categoryWithoutStatus(category));
  return { ...(known ?? reason('firefox', null, null)), browserCode: category };
}

/** A category by its name, as the Network panel shows it (`CORS Missing Allow Origin`) and the address of its page on MDN has it. */
export interface CategoryMeaning {
  readonly role: 'category';
  readonly category: string;
}

const WITHOUT_NUMBER = /\d$/;

export const CATEGORY_PATTERNS: readonly Pattern<CategoryMeaning>[] = [...CATEGORIES.keys()]
  // "… to fetch the resource with CORS disabled" is Chromium's advice.
  .filter((category) => category.startsWith('CORS') && category !== 'CORSDisabled')
  .filter((category) => !WITHOUT_NUMBER.test(category))
  .map((category) => patternOf(category, { role: 'category', category }));

export const FIREFOX_PATTERNS: readonly Pattern<ReasonMeaning>[] = [...TODAY, ...OTHERS];
