import type { EntryRecord, HopKind } from './entry-record.ts';

/** A header that no page can set. In a file of its own, without the rules for headers, since the devtools page loads it. */
const OF_PREFLIGHT = /^access-control-request-method$/i;

/** What an entry is by itself. A preflight: Chromium says so, elsewhere it is an OPTIONS with a header that no page can set. */
export function hopKindOf(
  record: Pick<EntryRecord, 'resourceType' | 'method' | 'requestHeaders' | 'redirectUrl'>,
): HopKind {
  const { resourceType, method, requestHeaders, redirectUrl } = record;
  const isPreflight =
    resourceType === 'preflight' ||
    (method === 'OPTIONS' && requestHeaders.some(({ name }) => OF_PREFLIGHT.test(name)));
  if (isPreflight) return 'preflight';
  return redirectUrl === '' ? 'response' : 'redirect';
}
