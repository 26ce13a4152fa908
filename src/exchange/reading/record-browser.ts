import type { Browser, Engine } from '../../cors/engine.ts';
import { getHeader } from '../../cors/header-list.ts';
import { browserOfAgent } from '../browser-of-agent.ts';
import type { EntryRecord } from '../entry-record.ts';
import { property, textOf } from './unknown.ts';

/** Names that a HAR's `creator` or `browser` goes by. `WebInspector` is Chromium's, `WebKit Web Inspector` is Safari's. */
const RECORDERS: readonly (readonly [RegExp, Engine])[] = [
  [/firefox/i, 'firefox'],
  [/webkit|safari/i, 'webkit'],
  [/chrom|webinspector|edge|opera|electron/i, 'chromium'],
];

/** How many entries are asked for their User-Agent: a recording starts with the page itself, which has one. */
export const ENTRIES_ASKED = 50;

/**
 * The browser that recorded a HAR. `log` is the HAR's `log`, unchecked; where it does not tell (Chromium's names no version, a proxy names
 * itself), the `User-Agent` of `records` does. What nothing tells is taken for Chromium.
 */
export function browserOf(log: unknown, records: readonly EntryRecord[]): Browser {
  const named = namedBrowser(property(log, 'browser')) ?? namedBrowser(property(log, 'creator'));
  if (named !== null && named.version !== null) return named;
  const agent = agentBrowser(records);
  if (named === null) return agent ?? { engine: 'chromium', version: null };
  return agent?.engine === named.engine ? agent : named;
}

/** Recorders within a browser. All others see what goes over the wire, or are told by a protocol of the browser's. */
const WITHIN_BROWSER = /firefox|iceweasel|firebug|inspector|chrome$|chromium|edge|opera|safari/i;

/** Whether something else than a browser wrote a HAR: a proxy, WebPageTest, a program. */
export const isSeenOnWire = (log: unknown): boolean => {
  const creator = textOf(property(property(log, 'creator'), 'name'));
  return creator !== '' && !WITHIN_BROWSER.test(creator);
};

function namedBrowser(application: unknown): Browser | null {
  const name = textOf(property(application, 'name'));
  const engine = RECORDERS.find(([pattern]) => pattern.test(name))?.[1];
  if (engine === undefined) return null;
  // `WebInspector` and `WebKit Web Inspector` tell the version of a file format or of the layout engine, not of the browser.
  const version = /inspector/i.test(name) ? null : majorOf(textOf(property(application, 'version')));
  return { engine, version };
}

/**
 * Whatever an iPhone or iPad calls its browser (`CriOS`, `FxiOS`, an app): it is WebKit, of the version of the system. Safari alone names its own.
 */
const OF_IOS =
  /^Mozilla\/5\.0 \((?:iPhone|iPad|iPod)\b[^)]* OS (\d{1,3})_[^)]*\) AppleWebKit\/(?:.* Version\/(\d{1,3}))?/;

function browserOfIos(agent: string): Browser | null {
  const [, system, own] = OF_IOS.exec(agent) ?? [];
  return system === undefined ? null : { engine: 'webkit', version: Number(own ?? system) };
}

function agentBrowser(records: readonly EntryRecord[]): Browser | null {
  for (const record of records.slice(0, ENTRIES_ASKED)) {
    const agent = getHeader(record.requestHeaders, 'user-agent') ?? '';
    const browser = browserOfIos(agent) ?? browserOfAgent(agent);
    if (browser.version !== null) return browser;
  }
  return null;
}

function majorOf(version: string): number | null {
  const major = Number.parseInt(version, 10);
  return Number.isSafeInteger(major) && major > 0 ? major : null;
}
