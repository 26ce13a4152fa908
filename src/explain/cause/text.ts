import { sentence } from '../compose.ts';
import type { RichText, TextPart } from '../rich-text.ts';

/** A cause in words. */
export interface CauseText {
  /** A clause without a full stop. */
  readonly title: RichText;
  /** Two sentences: what happens on the server or in the page, and why that ends here. */
  readonly story: RichText;
  /** How to make sure that this is it: a sentence. */
  readonly check: RichText;
  /** What to change: a sentence. */
  readonly fix: RichText;
  /** What makes it worse, or only looks like a way out: a sentence. */
  readonly avoid: RichText;
  /** The section of the standard or the documentation that says more. */
  readonly link: string;
}

/** The values that the texts need. */
export interface CauseFacts {
  /** The origin that answered. */
  readonly server: TextPart;
  /** The same without scheme and port. */
  readonly host: TextPart;
  /** The origin that asked. */
  readonly page: TextPart;
  /** The method of the page's request. */
  readonly method: TextPart;
  /** Path and query of the answer's address. */
  readonly path: TextPart;
  /** The answer's status. */
  readonly status: TextPart;
  /** The first sign that betrays it, as DevTools shows it. */
  readonly sign: TextPart;
  /** " (`net::ERR_…`)", or nothing where the browser does not name an error. */
  readonly named: RichText;
  /** What `Access-Control-Allow-Origin` holds. */
  readonly allowed: TextPart;
  /** Where the answer redirects to. */
  readonly target: TextPart;
  /** What fix/ writes for the server that answered, by its name where that is known. */
  readonly configuration: RichText;
}

export type CauseWriter = (facts: CauseFacts) => CauseText;

/** What a configuration is called. `server`: a name of ours, never a value of the server; null where none is known. */
export const configurationFor = (server: string | null): RichText =>
  server === null ? sentence`the configuration for your server` : sentence`the configuration for ${server}`;

const FETCH = 'https://fetch.spec.whatwg.org/#';
const MDN = 'https://developer.mozilla.org/en-US/docs/Web/HTTP/';

export const standard = (section: string): string => FETCH + section;
export const mdn = (page: string): string => MDN + page;
/** MDN's page about a header. */
export const mdnHeader = (name: string): string => `${MDN}Reference/Headers/${name}`;
/** MDN's page about a status. */
export const mdnStatus = (status: number): string => `${MDN}Reference/Status/${status}`;
export const CORS_GUIDE = mdn('Guides/CORS');
export const PREFLIGHT_GUIDE = mdn('Guides/CORS#preflighted_requests');
