import { getHeader } from '../../cors/header-list.ts';
import type { Warning } from '../diagnosis.ts';
import { type Cause, type CauseFamily, certain, likely, possible, type Recogniser } from './cause.ts';
import { answered, type CauseInput, headerLine, requestLine, shown, statusLine } from '../signs.ts';

const passed = (rank: number, recognise: Recogniser): Cause => ({
  precision: 'specific',
  verdicts: ['allowed'],
  rank,
  recognise,
});

/** CORS let the page read it; what failed is the request. */
const errorStatus: Recogniser = (input) => (input.hop.status >= 400 ? likely(statusLine(input)) : null);

/** Credentials are allowed, none came, and the server asks for them. A log may have been saved without its cookies. */
const noCookie: Recogniser = (input) => {
  const refused = input.hop.status === 401 || input.hop.status === 403;
  const headers = input.hop.requestHeaders;
  const anonymous = getHeader(headers, 'cookie') === null && getHeader(headers, 'authorization') === null;
  const allowed = answered(input, 'access-control-allow-credentials') === 'true';
  return refused && anonymous && allowed
    ? possible(statusLine(input), headerLine(input, 'access-control-allow-credentials'))
    : null;
};

const warned = ({ diagnosis }: CauseInput, id: Warning['id']): Warning | undefined =>
  diagnosis.warnings.find((warning) => warning.id === id);

/** Headers that pages are written to read: counts and pages of a list, names of files, limits, places, versions. */
const READ_BY_PAGES =
  /^(?:(?:x-)?(?:total|pagination|page|per-page|next|rate-?limit|csrf)(?:-[a-z-]+)?|link|location|content-disposition|content-range|etag|retry-after|authorization|x-(?:auth|access)-token)$/;

/** Whether the answer is one whose header a page needs: every server sends an ETag, which few pages read. */
const isNeeded = (name: string, { hop }: CauseInput): boolean =>
  READ_BY_PAGES.test(name.slice(0, 100)) && (name !== 'etag' || !/^(?:GET|HEAD)$/.test(hop.method));

const notExposed: Recogniser = (input) => {
  const names = warned(input, 'response-headers-unreadable')?.evidence ?? [];
  const needed = names.filter((name) => isNeeded(name, input));
  return needed.length === 0 ? null : possible(...needed.slice(0, 5).map(shown));
};

const wildcardAuthorization: Recogniser = (input) =>
  warned(input, 'wildcard-covers-authorization') === undefined
    ? null
    : possible(requestLine('Access-Control-Request-Headers', 'authorization'));

/** A response that the page's own mode made unreadable. */
const opaqueFetch: Recogniser = ({ exchange }) =>
  exchange.initiator === 'fetch' ? likely(requestLine('Sec-Fetch-Mode', 'no-cors')) : null;

/** An image that shows, and whose pixels no canvas gives away. */
const taintedCanvas: Recogniser = ({ exchange, hop }) =>
  exchange.initiator === 'image' && hop.status < 400
    ? possible(requestLine('Sec-Fetch-Mode', 'no-cors'))
    : null;

/** No CORS where page and server are one origin: what is wrong is something else. */
const sameOrigin: Recogniser = (input) =>
  input.hop.status >= 400 || input.hop.status === 0
    ? certain(statusLine(input), shown(input.url.origin))
    : null;

/** Requests that passed, and still did not give the page what it wanted. */
export const passedCauses = {
  'error-status-behind-cors': passed(1, errorStatus),
  'cookie-not-sent': passed(45, noCookie),
  'header-not-exposed': passed(30, notExposed),
  'wildcard-covers-authorization': passed(31, wildcardAuthorization),
  'canvas-tainted': { ...passed(41, taintedCanvas), verdicts: ['opaque'] },
  'same-origin': { ...passed(1, sameOrigin), verdicts: ['same-origin'] },
  'no-cors-as-fix': { ...passed(40, opaqueFetch), verdicts: ['opaque'] },
} satisfies CauseFamily;
