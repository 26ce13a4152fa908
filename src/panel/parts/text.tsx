import { useState } from 'preact/hooks';
import type { RichText } from '../../explain/rich-text.ts';
import { shortenMiddle, visible } from '../../explain/visible.ts';

/** The name of a header stays in one piece: in UTF-16 units. */
const LONGEST_UNBROKEN = 40;

/** A sentence of explain/. Its values are text, never markup, and keep their direction to themselves. */
export function Rich({ text }: { readonly text: RichText }) {
  return (
    <span class="text">
      {text.map((part, index) => {
        switch (part.kind) {
          case 'plain':
            return part.text;
          case 'code':
            return (
              <code key={index} class={part.text.length <= LONGEST_UNBROKEN ? 'is-short' : undefined}>
                {part.text}
              </code>
            );
          case 'strong':
            return (
              <strong key={index}>
                <bdi>{part.text}</bdi>
              </strong>
            );
        }
      })}
    </span>
  );
}

/** In UTF-16 units. */
const LONGEST_SHOWN_VALUE = 400;

interface ValueProps {
  readonly text: string;
  /** A longer value is shown in part until it is asked for. In UTF-16 units. */
  readonly longest?: number;
}

/** A value of the page or the server, with what cannot be seen made visible. */
export function Value({ text, longest = LONGEST_SHOWN_VALUE }: ValueProps) {
  const [whole, setWhole] = useState(false);
  if (text.length <= longest || whole) return <bdi>{visible(text)}</bdi>;
  return (
    <>
      <bdi>{visible(shortenMiddle(text, longest))}</bdi>{' '}
      <button type="button" class="link" onClick={() => setWhole(true)}>
        Show all {text.length} characters
      </button>
    </>
  );
}
