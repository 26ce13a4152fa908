import type { Header, HeaderList } from '../cors/header-list.ts';
import type { NeededHop } from '../diagnosis/diagnosis.ts';
import type { Hop } from '../exchange/exchange.ts';
import { shownPath } from '../explain/addresses.ts';
import { shortenMiddle, visible } from '../explain/visible.ts';

/** Longest header value that is written out, in UTF-16 units; the panel shows it whole. */
const LONGEST_VALUE = 500;

/** More lines of one hop are left out. */
const MOST_LINES = 60;

/** Headers that say something about CORS, about who answered, or about where the request went. */
const TELLING: ReadonlySet<string> = new Set([
  'origin',
  'vary',
  'content-type',
  'authorization',
  'cookie',
  'location',
  'server',
  'via',
  'x-powered-by',
  'www-authenticate',
  'allow',
  'cross-origin-resource-policy',
  'cache-control',
  'age',
]);

const isTelling = ({ name }: Header): boolean => {
  const lowered = name.toLowerCase();
  return TELLING.has(lowered) || lowered.startsWith('access-control-');
};

const line = (name: string, value: string): string =>
  `${visible(name)}: ${visible(shortenMiddle(value, LONGEST_VALUE))}`;

const headerLines = (headers: HeaderList): readonly string[] =>
  headers
    .filter(isTelling)
    .slice(0, MOST_LINES)
    .map(({ name, value }) => line(name, value));

const requestLine = (hop: Hop | NeededHop): string =>
  `${visible(hop.method)} ${visible(shortenMiddle(hop.url, LONGEST_VALUE))}`;

const statusLine = ({ status, statusText, error }: Hop): string =>
  status === 0
    ? `(no response${error === '' ? '' : `: ${visible(error)}`})`
    : visible(`${status} ${statusText}`.trim());

/** A hop as HTTP text: what was asked, an empty line, what was answered. Only the headers that matter here. */
export const hopTranscript = (hop: Hop): string =>
  [
    requestLine(hop),
    ...headerLines(hop.requestHeaders),
    '',
    statusLine(hop),
    ...headerLines(hop.responseHeaders),
  ].join('\n');

/** What a hop must answer, in short: `OPTIONS /items → 204`, and the headers. */
export const neededLines = (needed: NeededHop): readonly string[] => [
  `${visible(needed.method)} ${shownPath(needed.url)}${needed.status === null ? '' : ` → ${needed.status}`}`,
  ...Object.entries(needed.set).map(([name, value]) => line(name, value)),
  ...needed.remove.map((name) => `(one line of ${visible(name)} only)`),
];

/** What a hop must answer, as HTTP text. */
export const neededTranscript = (needed: NeededHop): string =>
  [
    requestLine(needed),
    '',
    needed.status === null ? '(the status may stay)' : String(needed.status),
    ...Object.entries(needed.set)
      .slice(0, MOST_LINES)
      .map(([name, value]) => line(name, value)),
    ...needed.remove.map((name) => `(one line of ${visible(name)} only)`),
  ].join('\n');
