import type { Warning } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

export interface WarningText {
  readonly title: RichText;
  readonly detail: RichText;
  /** The section of the Fetch Standard or of MDN that says more. */
  readonly link: string;
}

/** Something worth knowing about an exchange, in words. */
export const warningText = (warning: Warning): WarningText => ({
  title: sentence`${code(warning.id)}`,
  detail: [],
  link: 'https://fetch.spec.whatwg.org/#http-cors-protocol',
});
