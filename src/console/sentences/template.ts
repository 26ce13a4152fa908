import type { CorsError, Phase } from '../../cors/cors-error.ts';
import { remember } from '../../cors/remember.ts';

/** A name between braces in a template: what the browser puts there. */
export type Placeholder =
  | 'value'
  | 'method'
  | 'header'
  | 'token'
  | 'location'
  | 'space'
  | 'target'
  | 'schemes'
  | 'scheme'
  | 'url'
  | 'origin'
  | 'status';

/** One sentence of a browser, with placeholders. Writing fills it in, reading matches it: both use the same table. */
export interface MessageTemplate {
  /** The verdict that it stands for. */
  readonly corsError: CorsError;
  /** null where the sentence does not tell the preflight from the response. */
  readonly phase: Phase | null;
  /** Text with `{placeholder}`s. */
  readonly text: string;
}

/** A template cut at its placeholders: text and placeholder by turns, beginning and ending with text. */
export interface TemplateParts {
  readonly texts: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

const PLACEHOLDERS: ReadonlySet<string> = new Set<Placeholder>([
  'value',
  'method',
  'header',
  'token',
  'location',
  'space',
  'target',
  'schemes',
  'scheme',
  'url',
  'origin',
  'status',
]);

const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.has(name);

/** More than there are templates. */
const MAX_REMEMBERED_TEMPLATES = 256;

/** Cuts a template at its placeholders. */
export const partsOf: (template: string) => TemplateParts = remember(MAX_REMEMBERED_TEMPLATES, (template) => {
  const texts: string[] = [];
  const placeholders: Placeholder[] = [];
  for (const [index, part] of template.split(/[{}]/).entries()) {
    if (index % 2 === 0) texts.push(part);
    else if (isPlaceholder(part)) placeholders.push(part);
  }
  return { texts, placeholders };
});

/** The template with its placeholders filled in. Values are put in as they are: braces in them mean nothing. */
export function fill(template: string, values: Readonly<Partial<Record<Placeholder, string>>>): string {
  const { texts, placeholders } = partsOf(template);
  let filled = texts[0] ?? '';
  for (const [index, placeholder] of placeholders.entries())
    filled += (values[placeholder] ?? '') + (texts[index + 1] ?? '');
  return filled;
}
