import type { RichText } from '../../explain/rich-text.ts';
import { Rich } from '../parts/text.tsx';

/** What the headers of CORS have in common: left out to the eye where a column is narrow. */
const PREFIX = 'Access-Control-';

/** What a server said, with names of headers that can be shortened. */
export function Answer({ text }: { readonly text: RichText }) {
  return (
    <span class="text">
      {text.map((part, index) =>
        part.kind === 'code' && part.text.startsWith(PREFIX) ? (
          <code key={index}>
            <span class="asked-prefix">{PREFIX}</span>
            {part.text.slice(PREFIX.length)}
          </code>
        ) : (
          <Rich key={index} text={[part]} />
        ),
      )}
    </span>
  );
}
