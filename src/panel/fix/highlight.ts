import { RULES, type Rules } from './highlight-rules.ts';
import type { Language } from '../../fix/target.ts';

export type TokenKind = 'plain' | 'keyword' | 'string' | 'comment' | 'number' | 'property' | 'punctuation';

/** A piece of code in one colour. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const PUNCTUATION = '{}()[];,.:=<>|&!+*?/';
const WORD_START = /[A-Za-z_]/;
const WORD = /[A-Za-z0-9_]/;
const DIGIT = /[0-9]/;

/** Index of the line end at or after `from`. */
function endOfLine(code: string, from: number): number {
  const end = code.indexOf('\n', from);
  return end === -1 ? code.length : end;
}

/** Index behind the string literal that starts at `from`; one that does not close ends with its line. */
function endOfString(code: string, from: number, rules: Rules): number {
  const quote = code.charAt(from);
  const multiline = rules.multilineQuotes.includes(quote);
  for (let index = from + 1; index < code.length; index++) {
    const character = code.charAt(index);
    if (character === '\\') index++;
    else if (character === quote) return index + 1;
    else if (character === '\n' && !multiline) return index;
  }
  return code.length;
}

/** Index behind the run of word characters that starts at `from`. */
function endOfWord(code: string, from: number, rules: Rules): number {
  let end = from + 1;
  while (end < code.length) {
    const character = code.charAt(end);
    if (!WORD.test(character) && !rules.wordCharacters.includes(character)) break;
    end++;
  }
  return end;
}

/** Whether a word that ends at `end` names what follows. `==` and `=>` are no such mark. */
function isProperty(code: string, end: number, mark: Rules['propertyMark']): boolean {
  if (mark === null || code.charAt(end) !== mark) return false;
  const next = code.charAt(end + 1);
  return next !== '=' && next !== '>' && !(mark === ':' && next === '/');
}

/** One pass over the code. `fresh` is true where a statement begins. */
class Lexer {
  readonly tokens: Token[] = [];
  #index = 0;
  #fresh = true;
  readonly #code: string;
  readonly #rules: Rules;

  constructor(code: string, rules: Rules) {
    this.#code = code;
    this.#rules = rules;
  }

  run(): readonly Token[] {
    while (this.#index < this.#code.length) this.#step();
    return this.tokens;
  }

  #step(): void {
    const code = this.#code;
    const character = code.charAt(this.#index);
    const { lineComment, blockComment } = this.#rules;
    if (lineComment !== null && code.startsWith(lineComment, this.#index))
      return this.#take('comment', endOfLine(code, this.#index));
    if (blockComment !== null && code.startsWith(blockComment[0], this.#index))
      return this.#takeBlockComment(blockComment);
    if (this.#rules.quotes.includes(character))
      return this.#take('string', endOfString(code, this.#index, this.#rules));
    if (WORD_START.test(character) || this.#rules.wordCharacters.includes(character)) return this.#takeWord();
    if (DIGIT.test(character)) return this.#take('number', endOfWord(code, this.#index, this.#rules));
    return this.#takeCharacter(character);
  }

  #takeBlockComment([opening, closing]: readonly [string, string]): void {
    const end = this.#code.indexOf(closing, this.#index + opening.length);
    this.#take('comment', end === -1 ? this.#code.length : end + closing.length);
  }

  #takeWord(): void {
    const end = endOfWord(this.#code, this.#index, this.#rules);
    this.#take(this.#wordKind(end), end);
    this.#fresh = false;
  }

  #wordKind(end: number): TokenKind {
    const word = this.#code.slice(this.#index, end);
    if (word.startsWith('$')) return 'property';
    if (this.#rules.statementKeywords && this.#fresh) return 'keyword';
    if (isProperty(this.#code, end, this.#rules.propertyMark)) return 'property';
    return this.#rules.keywords.has(word) ? 'keyword' : 'plain';
  }

  #takeCharacter(character: string): void {
    if (';{}'.includes(character)) this.#fresh = true;
    else if (character.trim() !== '') this.#fresh = false;
    this.#take(PUNCTUATION.includes(character) ? 'punctuation' : 'plain', this.#index + 1);
  }

  /** Adds the text up to `end`, to the last token where that has the same kind. */
  #take(kind: TokenKind, end: number): void {
    const text = this.#code.slice(this.#index, end);
    const last = this.tokens.at(-1);
    if (last?.kind === kind) this.tokens[this.tokens.length - 1] = { kind, text: last.text + text };
    else this.tokens.push({ kind, text });
    this.#index = end;
  }
}

/** Splits `code` for colouring. The texts of the tokens, joined, are `code`. Linear in the length of `code`. */
export const highlight = (code: string, language: Language): readonly Token[] =>
  new Lexer(code, RULES[language]).run();
