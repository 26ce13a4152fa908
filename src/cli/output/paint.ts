import type { RichText } from '../../explain/rich-text.ts';

/** Marks text for a terminal, or leaves it as it is. The text must be free of control characters already. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** ECMA-48 "select graphic rendition" parameters: set and reset. */
const graphic =
  (set: number, reset: number) =>
  (text: string): string =>
    `\u001b[${set}m${text}\u001b[${reset}m`;

const COLOURS: Paint = {
  red: graphic(31, 39),
  yellow: graphic(33, 39),
  green: graphic(32, 39),
  cyan: graphic(36, 39),
  bold: graphic(1, 22),
  dim: graphic(2, 22),
};

const asIs = (text: string): string => text;

const PLAIN: Paint = { red: asIs, yellow: asIs, green: asIs, cyan: asIs, bold: asIs, dim: asIs };

export const createPaint = (colours: boolean): Paint => (colours ? COLOURS : PLAIN);

/** A sentence with its values coloured. */
export const paintText = (text: RichText, paint: Paint): string =>
  text
    .map((part) => {
      switch (part.kind) {
        case 'plain':
          return part.text;
        case 'code':
          return paint.cyan(part.text);
        case 'strong':
          return paint.bold(part.text);
      }
    })
    .join('');
