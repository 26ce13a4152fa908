import type { RichText } from '../explain/rich-text.ts';
import type { Detection, Snippet } from '../fix/target.ts';
import type { ShareOptions } from './options.ts';

/** What a report and a prompt carry beside the diagnosis: the sentences, the server and the configuration that the panel shows. */
export interface ShareContent extends ShareOptions {
  readonly headline: RichText;
  /** Further paragraphs: what happened, whether the server ran the request. Empty ones are left out. */
  readonly paragraphs: readonly RichText[];
  readonly detection: Detection | null;
  readonly snippet: Snippet | null;
}
