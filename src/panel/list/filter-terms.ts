/** What a word of the filter asks for. */
type TermKind = 'text' | 'host' | 'method' | 'status' | 'url' | 'regex';

/** One condition of a filter; all have to hold. */
export interface Term {
  readonly kind: TermKind;
  /** What stands behind the prefix, or between the slashes, in the case in which it was typed. */
  readonly value: string;
  /** Written with a `-` before it: what fits is left out. */
  readonly negated: boolean;
}

const PREFIXES: Readonly<Record<string, TermKind>> = {
  'host:': 'host',
  'domain:': 'host',
  'method:': 'method',
  'status:': 'status',
  'status-code:': 'status',
  'url:': 'url',
};

/** A pattern between slashes, a phrase between quotes, or a word: with a prefix, with a minus, or as it is. */
const WORD = /(-?)(?:\/((?:[^/\\]|\\.)+)\/(?=\s|$)|([a-z-]+:)?(?:"([^"]*)"?|(\S+)))/giu;

function termOf([whole, minus = '', pattern, prefix = '', phrase, word]: RegExpExecArray): Term {
  const negated = minus !== '';
  if (pattern !== undefined) return { kind: 'regex', value: pattern, negated };
  const kind = PREFIXES[prefix.toLowerCase()];
  const value = phrase ?? word ?? '';
  if (kind !== undefined) return { kind, value, negated };
  // Nothing stands behind the prefix yet.
  if (PREFIXES[(word ?? '').toLowerCase()] !== undefined) return { kind: 'text', value: '', negated };
  return { kind: 'text', value: phrase === undefined ? whole.slice(minus.length) : prefix + phrase, negated };
}

/**
 * Takes a filter apart: `text -text "two words" host:api.example method:PUT status:4xx url:/tasks /regular.expression/`, as the filter of
 * DevTools' own Network panel is written. What has nothing behind its prefix yet asks for nothing. Total.
 */
export function parseFilter(text: string): readonly Term[] {
  return [...text.matchAll(WORD)].map(termOf).filter(({ value }) => value !== '' && value !== '-');
}

/** A pattern as it is searched, in any case; null when it is none. */
export function patternOf(value: string): RegExp | null {
  try {
    return new RegExp(value, 'iu');
  } catch {
    return unforgiving(value);
  }
}

/** Without `u`, as people write patterns by hand: `[\w-]+\/` is fine there. */
function unforgiving(value: string): RegExp | null {
  try {
    return new RegExp(value, 'i');
  } catch {
    return null;
  }
}

/** The first pattern of a filter that is none, as it was typed; null where all are fine. */
export function brokenPattern(text: string): string | null {
  const broken = parseFilter(text).find(({ kind, value }) => kind === 'regex' && patternOf(value) === null);
  return broken === undefined ? null : `/${broken.value}/`;
}
