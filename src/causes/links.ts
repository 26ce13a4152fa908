const FETCH = 'https://fetch.spec.whatwg.org/#';
const MDN = 'https://developer.mozilla.org/en-US/docs/Web/HTTP/';

/** A section of the Fetch Standard. */
export const standard = (section: string): string => FETCH + section;
/** A page of MDN's documentation of HTTP. */
export const mdn = (page: string): string => MDN + page;
/** MDN's page about a header. */
export const mdnHeader = (name: string): string => `${MDN}Reference/Headers/${name}`;
/** MDN's page about a status. */
export const mdnStatus = (status: number): string => `${MDN}Reference/Status/${status}`;
export const CORS_GUIDE = mdn('Guides/CORS');
export const PREFLIGHT_GUIDE = mdn('Guides/CORS#preflighted_requests');
