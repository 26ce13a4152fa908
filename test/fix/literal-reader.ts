/** One token of code in a language whose string literals stand in double quotes: C#, Go, Java, Rust. */
export interface CodeToken {
  readonly kind: 'string' | 'word' | 'symbol';
  readonly text: string;
}

const SIMPLE_ESCAPES = `"'\\`;

/** The escapes that the product writes, with the base of their number. */
const NUMERIC_ESCAPES: readonly (readonly [RegExp, number])[] = [
  [/^u([0-9a-f]{4})/, 16],
  [/^U([0-9a-f]{8})/, 16],
  [/^u\{([0-9a-f]{1,6})\}/, 16],
  [/^([0-7]{3})/, 8],
];

/** The character behind a backslash, and how long its escape is. */
function readEscape(rest: string): { character: string; length: number } {
  const simple = rest.charAt(0);
  if (simple !== '' && SIMPLE_ESCAPES.includes(simple)) return { character: simple, length: 1 };
  for (const [pattern, base] of NUMERIC_ESCAPES) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const code = Number.parseInt(match[1] ?? '', base);
    return { character: String.fromCodePoint(code), length: match[0].length };
  }
  throw new Error('no escape of this language');
}

/** A literal without a line end inside. Gives its text and the index behind it. */
function readString(code: string, start: number): { text: string; end: number } {
  let text = '';
  let index = start + 1;
  while (code.charAt(index) !== '"') {
    const character = code.charAt(index);
    if (character === '' || /[\r\n\u0085\u2028\u2029]/.test(character))
      throw new Error('a string does not end');
    const escape = character === '\\' ? readEscape(code.slice(index + 1, index + 11)) : null;
    text += escape?.character ?? character;
    index += 1 + (escape?.length ?? 0);
  }
  return { text, end: index + 1 };
}

/** The tokens of code without its `//` comments; throws where a literal is malformed. */
export function readCode(code: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  for (let index = 0; index < code.length;) {
    const rest = code.slice(index);
    const skipped = /^(?:\s+|\/\/[^\n]*)/.exec(rest)?.[0];
    const word = /^[A-Za-z0-9_]+/.exec(rest)?.[0];
    if (skipped !== undefined) index += skipped.length;
    else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word });
      index += word.length;
    } else if (rest.startsWith('"')) {
      const { text, end } = readString(code, index);
      tokens.push({ kind: 'string', text });
      index = end;
    } else {
      tokens.push({ kind: 'symbol', text: rest.charAt(0) });
      index++;
    }
  }
  return tokens;
}
