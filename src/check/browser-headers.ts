import type { HeaderList } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN, originOf, parseUrl, type SerializedOrigin } from '../cors/origin.ts';
import type { RequestState } from '../cors/redirect.ts';
import { serializedOrigin } from '../cors/redirect.ts';
import { isTrustworthy } from '../cors/address-space.ts';
import { version } from '../../package.json';

/** A browser's own, with our name behind it: servers that look at it treat the request as one of a browser, and logs tell who asked. */
const USER_AGENT = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 cors-lens/${version}`;

/** The last two labels of a host: enough to tell `same-site` where no public suffix has more than one label. */
function siteOf(origin: SerializedOrigin | null): string {
  const parsed = origin === null || origin === OPAQUE_ORIGIN ? null : parseUrl(origin);
  if (parsed === null) return '';
  const isName = /[a-z]/i.test(parsed.hostname);
  return `${parsed.protocol}//${isName ? parsed.hostname.split('.').slice(-2).join('.') : parsed.hostname}`;
}

function secFetchSite({ url, origin, tainted }: RequestState): string {
  const target = originOf(url);
  if (!tainted && origin === target) return 'same-origin';
  return siteOf(origin) !== '' && siteOf(origin) === siteOf(target) ? 'same-site' : 'cross-site';
}

/** `strict-origin-when-cross-origin`: the origin with a slash, and nothing from https to http or from an opaque origin. */
function referrerOf({ url, origin }: RequestState): HeaderList {
  const leavesHttps = origin.startsWith('https:') && !url.startsWith('https:');
  if (origin === OPAQUE_ORIGIN || leavesHttps) return [];
  return [{ name: 'Referer', value: `${origin}/` }];
}

/** The header lines that a browser adds by itself to a `cors` request of JavaScript. `Host` and `Connection` are the client's. */
export function browserHeaders(state: RequestState): HeaderList {
  // https://fetch.spec.whatwg.org/#append-a-request-origin-header
  const isSimple = state.method === 'GET' || state.method === 'HEAD';
  const hasOrigin = state.corsFlag || !isSimple;
  const metadata = [
    { name: 'Sec-Fetch-Site', value: secFetchSite(state) },
    { name: 'Sec-Fetch-Mode', value: 'cors' },
    { name: 'Sec-Fetch-Dest', value: 'empty' },
  ];
  return [
    ...(hasOrigin ? [{ name: 'Origin', value: serializedOrigin(state) }] : []),
    { name: 'User-Agent', value: USER_AGENT },
    ...(isTrustworthy(state.url) ? metadata : []),
    ...referrerOf(state),
    { name: 'Accept-Encoding', value: 'gzip, deflate, br' },
    { name: 'Accept-Language', value: 'en-US,en;q=0.9' },
  ];
}
