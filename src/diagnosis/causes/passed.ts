import { getHeader } from '../../cors/header-list.ts';
import type { Warning } from '../diagnosis.ts';
import { type Cause, type CauseFamily, likely, possible, type Recogniser } from './cause.ts';
import { answered, type CauseInput, headerLine, requestLine, shown, statusLine } from './input.ts';

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

const notExposed: Recogniser = (input) => {
  const warning = warned(input, 'response-headers-unreadable');
  return warning === undefined ? null : possible(...warning.evidence.slice(0, 5).map(shown));
};

const wildcardAuthorization: Recogniser = (input) =>
  warned(input, 'wildcard-covers-authorization') === undefined
    ? null
    : possible(requestLine('Access-Control-Request-Headers', 'authorization'));

/** A response that the page's own mode made unreadable. */
const opaqueFetch: Recogniser = ({ exchange }) =>
  exchange.initiator === 'fetch' ? likely(requestLine('Sec-Fetch-Mode', 'no-cors')) : null;

/** Requests that passed, and still did not give the page what it wanted. */
export const passedCauses = {
  'error-status-behind-cors': passed(1, errorStatus),
  'cookie-not-sent': passed(45, noCookie),
  'header-not-exposed': passed(30, notExposed),
  'wildcard-covers-authorization': passed(31, wildcardAuthorization),
  'no-cors-as-fix': { ...passed(40, opaqueFetch), verdicts: ['opaque'] },
} satisfies CauseFamily;
