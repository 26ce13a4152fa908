export interface CsharpToken {
  readonly kind: 'string' | 'word' | 'symbol';
  readonly text: string;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\' };

/** A regular string literal: no line end inside, the escapes that the product writes. Gives the text and the index behind it. */
function readString(code: string, start: number): { text: string; end: number } {
  let text = '';
  let index = start + 1;
  while (code.charAt(index) !== '"') {
    const character = code.charAt(index);
    if (character === '' || /[\r\n\u0085\u2028\u2029]/.test(character))
      throw new Error('a string does not end');
    if (character !== '\\') {
      text += character;
      index++;
      continue;
    }
    const hexadecimal = /^u([0-9a-f]{4})/.exec(code.slice(index + 1, index + 6))?.[1];
    const simple = SIMPLE_ESCAPES[code.charAt(index + 1)];
    if (hexadecimal === undefined && simple === undefined) throw new Error('no escape of C#');
    text += simple ?? String.fromCharCode(Number.parseInt(hexadecimal ?? '', 16));
    index += hexadecimal === undefined ? 2 : 6;
  }
  return { text, end: index + 1 };
}

/** The tokens of C# code without comments; throws where a literal is malformed. */
export function readCsharp(code: string): readonly CsharpToken[] {
  const tokens: CsharpToken[] = [];
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
