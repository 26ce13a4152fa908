import type { Language } from '../../fix/target.ts';

/** What the highlighter knows of a language: enough for colours, far from a parser. */
export interface Rules {
  /** null: the language has none. */
  readonly lineComment: '//' | '#' | null;
  /** What begins and ends a comment that may span lines. */
  readonly blockComment: readonly [string, string] | null;
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
  blockComment: ['/*', '*/'],
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
  blockComment: null,
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
  blockComment: null,
  quotes: '\'"',
  multilineQuotes: '\'"',
  keywords: words('always default on off'),
  wordCharacters: '$-',
  propertyMark: null,
  statementKeywords: true,
};

const CSHARP: Rules = {
  lineComment: '//',
  blockComment: ['/*', '*/'],
  quotes: '\'"',
  multilineQuotes: '',
  keywords: words('using var new return if else true false null async await string bool int public static'),
  wordCharacters: '@',
  propertyMark: null,
  statementKeywords: false,
};

const HTTP: Rules = {
  lineComment: '#',
  blockComment: null,
  quotes: '',
  multilineQuotes: '',
  keywords: words('HTTP'),
  wordCharacters: '-',
  propertyMark: ':',
  statementKeywords: false,
};

/** Languages with braces, semicolons and comments like C. */
const curly = (keywords: string, quotes: string, multilineQuotes = ''): Rules => ({
  lineComment: '//',
  blockComment: ['/*', '*/'],
  quotes,
  multilineQuotes,
  keywords: words(keywords),
  wordCharacters: '@',
  propertyMark: null,
  statementKeywords: false,
});

const JAVA = curly(
  'import package class interface record public private protected static final void new return if else for var this null true false implements extends throws',
  '\'"',
);

const GO = {
  ...curly(
    'package import func var const type struct return if else for range map string bool int nil true false defer go',
    '\'"`',
    '`',
  ),
  propertyMark: ':',
} as const;

const RUST = curly(
  'use let mut fn pub struct impl const static return if else match for in move async await true false self',
  '"',
);

const RUBY: Rules = {
  ...PYTHON,
  keywords: words('do end if unless else require def class module true false nil return and or not'),
  wordCharacters: '@',
  propertyMark: ':',
};

const PHP: Rules = {
  ...curly(
    'function fn return if else elseif foreach as in_array header new use namespace class public static true false null exit array',
    '\'"',
  ),
  wordCharacters: '$',
};

/** Lines of `name value`, one directive each, with comments behind `#`. */
const directives = (keywords: string, wordCharacters: string): Rules => ({
  lineComment: '#',
  blockComment: null,
  quotes: '"\'',
  multilineQuotes: '',
  keywords: words(keywords),
  wordCharacters,
  propertyMark: null,
  statementKeywords: false,
});

const DATA: Rules = { ...directives('true false null yes no', '-'), propertyMark: ':' };

const APACHE = directives(
  'Header SetEnvIf RewriteEngine RewriteCond RewriteRule always set unset merge',
  '-',
);

const CADDYFILE = directives('header header_regexp method handle respond import defer', '@');

const HAPROXY = directives('acl if unless hdr http-request http-response http-after-response status', '-');

const LIGHTTPD: Rules = { ...directives('else include', '-.$'), quotes: '"' };

const SHELL = directives('if then fi for do done', '-$');

const VCL: Rules = {
  ...curly('sub set unset if else elseif return call synth deliver', '"'),
  lineComment: '#',
  blockComment: ['/*', '*/'],
  wordCharacters: '-',
};

const XML: Rules = {
  ...directives('', '-'),
  lineComment: null,
  blockComment: ['<!--', '-->'],
  quotes: '"',
  propertyMark: '=',
};

/** The rules of every language that a snippet can be written in. */
export const RULES: Record<Language, Rules> = {
  js: JAVASCRIPT,
  ts: JAVASCRIPT,
  python: PYTHON,
  nginx: NGINX,
  csharp: CSHARP,
  http: HTTP,
  java: JAVA,
  go: GO,
  rust: RUST,
  ruby: RUBY,
  php: PHP,
  json: { ...DATA, lineComment: null, quotes: '"' },
  yaml: DATA,
  xml: XML,
  properties: { ...DATA, quotes: '', propertyMark: '=' },
  shell: SHELL,
  apache: APACHE,
  caddyfile: CADDYFILE,
  haproxy: HAPROXY,
  lighttpd: LIGHTTPD,
  vcl: VCL,
  kotlin: {
    ...JAVA,
    keywords: words('import package fun val var if else when return true false null in class object'),
  },
  elixir: {
    ...RUBY,
    keywords: words('plug defmodule def do end use import alias true false nil'),
  },
};
