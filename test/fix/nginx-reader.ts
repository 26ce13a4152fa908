/** One directive of an nginx configuration: its words with quotes and escapes resolved, and its block when it has one. */
export interface Directive {
  readonly words: readonly string[];
  readonly block: readonly Directive[] | null;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

/** Reads a configuration as `ngx_conf_read_token` does: quotes only at the start of a word, comments only between words. */
class Reader {
  #index = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  directives(nested: boolean): Directive[] {
    const directives: Directive[] = [];
    let words: string[] = [];
    for (;;) {
      this.#skipSpace();
      const character = this.#text.charAt(this.#index);
      if (character === '') {
        if (nested || words.length > 0) throw new Error('the configuration ends too early');
        return directives;
      }
      if (character === '}') {
        if (!nested || words.length > 0) throw new Error('unexpected }');
        this.#index++;
        return directives;
      }
      if (character === ';' || character === '{') {
        this.#index++;
        if (words.length === 0) throw new Error(`unexpected ${character}`);
        directives.push({ words, block: character === '{' ? this.directives(true) : null });
        words = [];
      } else words.push(this.#word());
    }
  }

  #skipSpace(): void {
    for (;;) {
      const character = this.#text.charAt(this.#index);
      if (character === '#') {
        const end = this.#text.indexOf('\n', this.#index);
        this.#index = end === -1 ? this.#text.length : end;
      } else if (character !== '' && ' \t\r\n'.includes(character)) this.#index++;
      else return;
    }
  }

  #word(): string {
    const quote = this.#text.charAt(this.#index);
    return quote === '"' || quote === "'" ? this.#quoted(quote) : this.#bare();
  }

  #escape(): string {
    const next = this.#text.charAt(this.#index + 1);
    this.#index += 2;
    if (next === '"' || next === "'" || next === '\\') return next;
    return ESCAPES[next] ?? `\\${next}`;
  }

  #quoted(quote: string): string {
    let word = '';
    this.#index++;
    for (;;) {
      const character = this.#text.charAt(this.#index);
      if (character === '') throw new Error('a string does not end');
      if (character === '\\') word += this.#escape();
      else {
        this.#index++;
        if (character === quote) break;
        word += character;
      }
    }
    const next = this.#text.charAt(this.#index);
    if (!' \t\r\n;{)'.includes(next)) throw new Error(`unexpected ${next} behind a string`);
    return word;
  }

  #bare(): string {
    let word = '';
    for (;;) {
      const character = this.#text.charAt(this.#index);
      const variable = character === '{' && word.endsWith('$');
      if (character === '' || ' \t\r\n;'.includes(character) || (character === '{' && !variable)) return word;
      if (character === '\\') word += this.#escape();
      else {
        word += character;
        this.#index++;
      }
    }
  }
}

/** The directives of `text`; throws where nginx would not start. */
export const readNginx = (text: string): readonly Directive[] => new Reader(text).directives(false);
