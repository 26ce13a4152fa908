import type { Language } from './target.ts';

/** What the highlighter knows of a language: enough for colours, far from a parser. */
export interface Rules {
  readonly lineComment: '//' | '#';
  readonly blockComments: boolean;
  readonly quotes: string;
  /** Quotes whose strings may span lines. */
  readonly multilineQuotes: string;
  readonly keywords: ReadonlySet<string>;
  /** Characters beyond letters, digits and `_` that are part of a word. */
  readonly wordCharacters: string;
  /** What follows a word that names something: `name: value`, `name=value`. */
  readonly propertyMark: ':' | '=' | null;
  /** Whether the first word of a statement is a keyword. */
  readonly statementKeywords: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const JAVASCRIPT: Rules = {
  lineComment: '//',
  blockComments: true,
  quotes: '\'"`',
  multilineQuotes: '`',
  keywords: words(
    'import from export default const let var function return if else for of in new async await true false null undefined type interface as satisfies typeof',
  ),
  wordCharacters: '$',
  propertyMark: ':',
  statementKeywords: false,
};

const PYTHON: Rules = {
  lineComment: '#',
  blockComments: false,
  quotes: '\'"',
  multilineQuotes: '',
  keywords: words(
    'import from as def return if elif else for in not and or is lambda class with try except raise async await True False None',
  ),
  wordCharacters: '@',
  propertyMark: '=',
  statementKeywords: false,
};

const NGINX: Rules = {
  lineComment: '#',
  blockComments: false,
  quotes: '\'"',
  multilineQuotes: '\'"',
  keywords: words('always default on off'),
  wordCharacters: '$-',
  propertyMark: null,
  statementKeywords: true,
};

const CSHARP: Rules = {
  lineComment: '//',
  blockComments: true,
  quotes: '\'"',
  multilineQuotes: '',
  keywords: words('using var new return if else true false null async await string bool int public static'),
  wordCharacters: '@',
  propertyMark: null,
  statementKeywords: false,
};

const HTTP: Rules = {
  lineComment: '#',
  blockComments: false,
  quotes: '',
  multilineQuotes: '',
  keywords: words('HTTP'),
  wordCharacters: '-',
  propertyMark: ':',
  statementKeywords: false,
};

/** The rules of every language that a snippet can be written in. */
export const RULES: Record<Language, Rules> = {
  js: JAVASCRIPT,
  ts: JAVASCRIPT,
  python: PYTHON,
  nginx: NGINX,
  csharp: CSHARP,
  http: HTTP,
};
