import type { Browser, Engine, FormerRules } from '../../cors/engine.ts';

/** From the version `since` up to, and without, `until`. */
interface Span {
  readonly rule: keyof FormerRules;
  readonly engine: Engine;
  readonly since: number;
  readonly until: number;
}

const until = (rule: keyof FormerRules, engine: Engine, version: number): Span => ({
  rule,
  engine,
  since: 0,
  until: version,
});

/**
 * `*` and `Range`: mdn/browser-compat-data (http.headers.Access-Control-Allow-Headers.wildcard, Access-Control-Allow-Methods.wildcard,
 * Range.cors_safe). Malformed lists were read off Chromiums from 64 to 148; nothing tells that another engine ever took
 * one. Methods: up to 108, as the description of Chrome's policy AccessControlAllowMethodsInCORSPreflightSpecConformant says, `patch` was allowed by
 * `PATCH` and not by `patch`; since which version was read off those Chromiums.
 */
const SPANS: readonly Span[] = [
  until('plainStar', 'chromium', 63),
  until('plainStar', 'firefox', 69),
  until('plainStar', 'webkit', 13),
  until('unsafeRange', 'chromium', 99),
  until('unsafeRange', 'firefox', 117),
  until('unsafeRange', 'webkit', 16),
  until('lenient', 'chromium', 85),
  { rule: 'capitals', engine: 'chromium', since: 67, until: 109 },
];

/** The browser with what it did otherwise in its time. */
export function ofItsTime({ engine, version }: Browser): Browser {
  const rules = version === null ? [] : SPANS.filter((span) => isWithin(span, engine, version));
  if (rules.length === 0) return { engine, version };
  return { engine, version, former: Object.fromEntries(rules.map(({ rule }) => [rule, true])) };
}

const isWithin = (span: Span, engine: Engine, version: number): boolean =>
  span.engine === engine && version >= span.since && version < span.until;
