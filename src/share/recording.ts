import type { Engine } from '../cors/engine.ts';
import { withoutQuery } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Asked } from '../exchange/witnessed.ts';
import { resourceTypeOf } from '../exchange/request-facts.ts';
import { redactText } from './redact.ts';
import { redactDiagnosed, redactExchange } from './redact-diagnosed.ts';

/** Requests beside the one that a recording is about: more would hide it. */
const MOST_BESIDE = 20;

/** What a HAR's `browser` is called, as those who read HARs know it. */
const BROWSERS: Readonly<Record<Engine, string>> = {
  chromium: 'Chrome',
  firefox: 'Firefox',
  webkit: 'Safari',
};
const CREATORS: Readonly<Record<Engine, string>> = {
  chromium: 'WebInspector',
  firefox: 'Firefox',
  webkit: 'WebKit Web Inspector',
};

/** What is said beside a recording that may be judged wrongly. */
export interface Doubt {
  /** The line that the browser printed, as somebody copied it; '' where nobody did. */
  readonly printed: string;
  /** The version of CORS Lens. */
  readonly version: string;
}

interface RecordedHeader {
  readonly name: string;
  readonly value: string;
}

/** An entry of a HAR: what `exchange/reading/` reads of it, and nothing else. */
interface RecordedEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly RecordedHeader[];
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly headers: readonly RecordedHeader[];
    readonly redirectURL: string;
    readonly content: { readonly size: number };
    readonly _error?: string;
    readonly _fetchedViaServiceWorker?: boolean;
  };
  readonly timings: Readonly<Record<string, number>>;
  readonly serverIPAddress: string;
  readonly _resourceType?: string;
  readonly _initiator?: Readonly<Record<string, string>>;
  /** What the page itself saw, which no other recorder tells. */
  readonly _witnessed?: {
    readonly asked: Omit<Asked, 'callSite'> | null;
    readonly passed: boolean | null;
  };
}

/** A HAR of few requests. https://w3c.github.io/web-performance/specs/HAR/Overview.html */
export interface Recording {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly browser: { readonly name: string; readonly version: string };
    readonly entries: readonly RecordedEntry[];
    /** What CORS Lens said of the last request, and what the browser did. */
    readonly _corsLens: {
      readonly version: string;
      readonly verdict: string;
      readonly corsError: string | null;
      readonly consoleMessage: string | null;
      readonly printed: string;
    };
  };
}

/** Chromium alone tells what asked, and what a preflight is for. */
function chromiumExtras(hop: Hop, { id, initiator }: Exchange): Partial<RecordedEntry> {
  if (hop.kind === 'preflight')
    return {
      _resourceType: 'preflight',
      _initiator: { type: 'preflight', url: hop.url, requestId: String(id) },
    };
  return {
    ...(initiator === null ? {} : { _resourceType: resourceTypeOf(initiator) }),
    _initiator: { type: initiator === 'preload' ? 'preload' : 'script' },
  };
}

/** Beside the request itself: a preflight is the browser's. */
function witnessOf({ kind }: Hop, { witnessed }: Exchange): Partial<RecordedEntry> {
  if (witnessed === null || kind === 'preflight') return {};
  const { asked, passed } = witnessed;
  if (asked === null) return { _witnessed: { asked, passed } };
  const { callSite: _where, ...how } = asked;
  return { _witnessed: { asked: how, passed } };
}

function entryOf(hop: Hop, exchange: Exchange): RecordedEntry {
  const isChromium = exchange.browser.engine === 'chromium';
  return {
    startedDateTime: new Date(hop.startedAt).toISOString(),
    time: hop.duration,
    request: {
      method: hop.method,
      url: hop.url,
      headers: hop.requestHeaders,
      ...(hop.body === null ? {} : { postData: { mimeType: hop.body.mimeType, text: hop.body.text } }),
    },
    response: {
      status: hop.status,
      statusText: hop.statusText,
      headers: hop.responseHeaders,
      redirectURL: hop.redirectUrl,
      content: { size: hop.emptyBody ? 0 : 1 },
      ...(isChromium && hop.error !== '' ? { _error: hop.error } : {}),
      ...(hop.fromServiceWorker ? { _fetchedViaServiceWorker: true } : {}),
    },
    timings: hop.sent ? { send: 0, wait: hop.duration, receive: 0 } : {},
    serverIPAddress: hop.serverAddress,
    ...(isChromium ? chromiumExtras(hop, exchange) : {}),
    ...witnessOf(hop, exchange),
  };
}

/** A hop that the browser never delivered is found again by whoever reads the others. */
const entriesOf = (exchange: Exchange): readonly RecordedEntry[] =>
  exchange.hops.filter(({ synthesized }) => !synthesized).map((hop) => entryOf(hop, exchange));

/** Other requests to the same address: what they got often decides what is true of this one. */
const besides = (about: Exchange, all: readonly Exchange[]): readonly Exchange[] =>
  all
    .filter(({ id, url }) => {
      if (id === about.id) return false;
      return id === about.cachedPreflight?.exchangeId || withoutQuery(url) === withoutQuery(about.url);
    })
    .slice(-MOST_BESIDE);

/**
 * A recording of one request, with others to its address, to be judged again by somebody else: a HAR without the values of secrets. `all`:
 * the log that the request is of.
 */
export function recordingOf(
  about: Diagnosed,
  all: readonly Exchange[],
  { printed, version }: Doubt,
): Recording {
  const { exchange, diagnosis, consoleMessage } = redactDiagnosed(about);
  const { engine, version: major } = exchange.browser;
  const browserVersion = major === null ? '' : String(major);
  const entries = [...besides(about.exchange, all).map(redactExchange), exchange].flatMap(entriesOf);
  return {
    log: {
      version: '1.2',
      creator: { name: CREATORS[engine], version: engine === 'firefox' ? browserVersion : '' },
      browser: { name: BROWSERS[engine], version: browserVersion },
      entries: entries.toSorted((one, other) => one.startedDateTime.localeCompare(other.startedDateTime)),
      _corsLens: {
        version,
        verdict: diagnosis.verdict,
        corsError: diagnosis.blocking?.corsError ?? null,
        consoleMessage,
        printed: redactText(printed),
      },
    },
  };
}
