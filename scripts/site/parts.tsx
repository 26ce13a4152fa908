import { type ComponentChildren, Fragment } from 'preact';
import type { CauseId } from '../../src/causes/causes-of.ts';
import type { CorsError } from '../../src/cors/cors-error.ts';
import type { RichText } from '../../src/explain/rich-text.ts';
import type { Language } from '../../src/fix/target.ts';
import { highlight } from '../../src/panel/fix/highlight.ts';

const MARKS = { plain: Fragment, code: 'code', strong: 'strong' } as const;

/** A sentence of the product. Its values are text, never markup. */
export const Rich = ({ text }: { readonly text: RichText }) => (
  <>
    {text.map((part, index) => {
      const Mark = MARKS[part.kind];
      return <Mark key={index}>{part.text}</Mark>;
    })}
  </>
);

interface CodeProps {
  readonly code: string;
  readonly language: Language;
  /** What the block is, for those who do not see it. */
  readonly label: string;
}

/** Code as it is copied, in the colours of the tab. */
export function Code({ code, language, label }: CodeProps) {
  return (
    <pre tabIndex={0} aria-label={label} role="region">
      <code>
        {highlight(code, language).map(({ kind, text }, index) =>
          kind === 'plain' || kind === 'punctuation' ? (
            text
          ) : (
            <span key={index} class={`code-${kind}`}>
              {text}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}

interface ToProps {
  readonly root: string;
  readonly children: ComponentChildren;
}

export const ToError = ({ code, root }: { readonly code: CorsError; readonly root: string }) => (
  <a href={`${root}errors/${code}/`}>
    <code>{code}</code>
  </a>
);

export const ToCause = ({ id, root, children }: ToProps & { readonly id: CauseId }) => (
  <a href={`${root}causes/${id}/`}>{children}</a>
);

export const ToServer = ({ id, root, children }: ToProps & { readonly id: string }) => (
  <a href={`${root}servers/${id}/`}>{children}</a>
);
