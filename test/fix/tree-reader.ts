import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm';
import type { Language as SnippetLanguage } from '../../src/fix/target.ts';

/** The languages that are read with the grammars that editors use, as a snippet names them. */
const GRAMMARS = { csharp: 'c-sharp', go: 'go', java: 'java', rust: 'rust' } as const;

export type GrammarName = keyof typeof GRAMMARS;

export const GRAMMAR_NAMES = Object.keys(GRAMMARS) as readonly GrammarName[];

export const isGrammarName = (language: SnippetLanguage): language is GrammarName => language in GRAMMARS;

/** What a parser makes of code. */
export interface TreeReading {
  /** What it could not read: the text of every error, and what it missed. Empty for code that is whole. */
  readonly errors: readonly string[];
  /** The texts that the string literals stand for. */
  readonly strings: readonly string[];
  /** Everything else that is written out: names, numbers, literals of other kinds. */
  readonly words: readonly string[];
}

const STRING_TYPES: ReadonlySet<string> = new Set(['string_literal', 'interpreted_string_literal']);

const COMMENT_TYPES: ReadonlySet<string> = new Set(['comment', 'line_comment', 'block_comment']);

interface Found {
  readonly errors: string[];
  readonly strings: string[];
  readonly words: string[];
}

/** The numbers that escapes of each language hold, with their base. */
const NUMERIC_ESCAPES: Readonly<Record<GrammarName, readonly (readonly [RegExp, number])[]>> = {
  csharp: [
    [/^\\u([0-9a-f]{4})$/i, 16],
    [/^\\U([0-9a-f]{8})$/i, 16],
  ],
  go: [
    [/^\\u([0-9a-f]{4})$/i, 16],
    [/^\\U([0-9a-f]{8})$/i, 16],
  ],
  java: [
    [/^\\u([0-9a-f]{4})$/i, 16],
    [/^\\([0-3]?[0-7]{1,2})$/, 8],
  ],
  rust: [[/^\\u\{([0-9a-f]{1,6})\}$/i, 16]],
};

/** The character that an escape stands for in its language; null where the language has no such escape or nobody writes it here. */
function unescape(escape: string, grammar: GrammarName): string | null {
  if (escape === '\\"' || escape === '\\\\') return escape.charAt(1);
  for (const [pattern, base] of NUMERIC_ESCAPES[grammar]) {
    const digits = pattern.exec(escape)?.[1];
    if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, base));
  }
  return null;
}

/** The text of a literal: what the parser took for escapes is decoded, the rest stands for itself. */
function collectString(literal: Node, grammar: GrammarName, found: Found): void {
  let text = '';
  // A byte string of Rust begins with a letter.
  let index = literal.text.indexOf('"') + 1;
  for (const child of literal.children) {
    if (child?.type !== 'escape_sequence') continue;
    const start = child.startIndex - literal.startIndex;
    const character = unescape(child.text, grammar);
    if (character === null) found.errors.push(child.text);
    text += literal.text.slice(index, start) + (character ?? '');
    index = start + child.text.length;
  }
  found.strings.push(text + literal.text.slice(index, -1));
}

function collect(node: Node, grammar: GrammarName, found: Found): void {
  if (node.isError || node.isMissing) found.errors.push(node.isMissing ? `missing ${node.type}` : node.text);
  if (COMMENT_TYPES.has(node.type)) return;
  if (STRING_TYPES.has(node.type) && !node.hasError) {
    collectString(node, grammar, found);
    return;
  }
  const children = node.children.filter((child) => child !== null);
  if (children.length === 0 && node.isNamed) found.words.push(node.text);
  for (const child of children) collect(child, grammar, found);
}

const FOLDER = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));

/** Loads the grammars; gives what reads code with one of them. */
export async function loadTreeReader(): Promise<(grammar: GrammarName, code: string) => TreeReading> {
  await Parser.init();
  const parsers = new Map<GrammarName, Parser>();
  for (const name of GRAMMAR_NAMES) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(readFileSync(join(FOLDER, `tree-sitter-${GRAMMARS[name]}.wasm`))));
    parsers.set(name, parser);
  }
  return (grammar, code) => {
    const tree = parsers.get(grammar)?.parse(code) ?? null;
    if (tree === null) throw new Error(`there is no parser for ${grammar}`);
    const found: Found = { errors: [], strings: [], words: [] };
    collect(tree.rootNode, grammar, found);
    tree.delete();
    return found;
  };
}
