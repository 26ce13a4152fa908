import type { PanelModel } from '../app/panel-model.ts';
import type { ExchangeRow } from '../list/row-data.ts';

/** The requests that pasted headers show, in the order of the text. */
export const pastedRows = ({ requests }: Pick<PanelModel, 'requests'>): readonly ExchangeRow[] =>
  requests.rows.items().flatMap((item) => (item?.kind === 'exchange' ? [item] : []));

/** A line of headers that CORS is about: without one, no request of a text is worth a look. */
const HEADER = /^[ \t>|<]{0,20}(?:origin|access-control-[\w-]{1,40})(?::|[ \t]{0,20}$)/im;

export const mayShowHeaders = (text: string): boolean => HEADER.test(text);
