import { shownUrl } from '../explain/addresses.ts';
import { formatCount } from '../explain/compose.ts';
import { shownValue } from '../explain/visible.ts';
import type { Observation } from './observation.ts';
import type { Lets, ServerAudit } from './server-audit.ts';

/** Names on one line; more are counted. */
const MOST_NAMES = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => shownValue(name));
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`${formatCount(left)} more`] : [])].join(', ');
}

/** What differs from address to address stands by itself. */
function letsOf(what: string, { allowed, refused }: Lets): readonly string[] {
  const both = new Set(allowed.filter((name) => refused.includes(name)));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['let in', allowed.filter((name) => !both.has(name))],
    ['kept out', refused.filter((name) => !both.has(name))],
    ['let in at some addresses', [...both]],
  ];
  return rows
    .filter(([, names]) => names.length > 0)
    .map(([how, names]) => `${what} ${how}: ${listed(names)}`);
}

/** Whom a server lets in, with which methods and headers, a line for each kind that was asked about. */
export const letsText = ({ origins, methods, headers }: ServerAudit): readonly string[] => [
  ...letsOf('Origins', origins),
  ...letsOf('Methods', methods),
  ...letsOf('Headers', headers),
];

/** One answer that a finding rests on, as a line. */
export function seenText({ hop, origin, allowOrigin, credentials }: Observation): string {
  const answer = allowOrigin === null ? 'no Access-Control-Allow-Origin' : shownValue(allowOrigin);
  return `Seen: ${shownValue(hop.method, 30)} ${shownUrl(hop.url)} as ${shownValue(origin)}: ${answer}${credentials ? ', with credentials' : ''}`;
}

/** What is said of a server with which nothing was found to be wrong. */
export const NOTHING_WRONG = 'Nothing is wrong with whom it lets in, as far as these answers show.';
