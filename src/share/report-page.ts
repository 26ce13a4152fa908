import type { Browser } from '../cors/engine.ts';
import type { EntryRecord } from '../exchange/entry-record.ts';
import { visible } from '../explain/visible.ts';
import { redactRecord } from './redact-diagnosed.ts';
import { redactText } from './redact.ts';

/** A log, as the page of a report holds it. */
export interface Report {
  /** Of the file or page that it was recorded from. */
  readonly name: string;
  readonly browser: Browser;
  readonly records: readonly EntryRecord[];
  /** Entries that could not be read. */
  readonly unreadable: number;
  readonly isDamaged: boolean;
}

/** Where the page has room for a log. */
const LOG = '<script type="application/json" id="log"></script>';
const TITLE = '<title>CORS Lens</title>';

/** What would end the element of a script, begin a comment in it, or end a line in an old parser of JSON. Valid JSON as it was. */
const inScript = (json: string): string =>
  json.replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const inMarkup = (text: string): string =>
  visible(text).replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);

/**
 * One page that opens the panel on a log, for somebody else: without the values of secrets, and without a reference to anything outside of
 * it. `page`: the page without a log.
 */
export function reportPage(page: string, report: Report): string {
  const name = redactText(report.name);
  const safe: Report = { ...report, name, records: report.records.map(redactRecord) };
  const log = LOG.replace('></', () => `>${inScript(JSON.stringify(safe))}</`);
  // A replacement that is a function is taken as it is: in a text `$&` would mean something.
  return page.replace(TITLE, () => `<title>${inMarkup(name)} · CORS Lens</title>`).replace(LOG, () => log);
}
