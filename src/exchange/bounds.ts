/**
 * What one entry may weigh. Everything in an entry was chosen by a page or a server, so that each part has an end.
 */

/** In UTF-16 units. Servers refuse URLs beyond 8–64 KB; a longer one is dropped, because a shortened one would be paired wrongly. */
export const MAX_URL_LENGTH = 65_536;

/** Header lines of one message. Browsers and servers stop at 100–1,000; a shortened list could miss the line that decides. */
export const MAX_HEADER_LINES = 1_000;

/**
 * In UTF-16 units. Longer values (cookies, content security policies) are cut and end in `…`: nothing about CORS is read from them, and
 * the rules that look at lengths stop at 1,024.
 */
export const MAX_HEADER_VALUE_LENGTH = 4_096;

/** In UTF-16 units, for `Access-Control-*`: these decide, so that a longer one drops the entry instead of being cut. */
export const MAX_DECIDING_VALUE_LENGTH = 65_536;

/** In UTF-16 units. Enough for a cURL line that people read; the rest of a longer body is not kept. */
export const MAX_BODY_LENGTH = 4_096;

/** In UTF-16 units, for words such as a method, a status text or a function's name; longer ones are cut. */
export const MAX_WORD_LENGTH = 256;

/** Asynchronous callers (`await`, timers) looked at for the first frame that is a file of the page. */
export const MAX_STACK_DEPTH = 16;

/** Strings, and header lines, that an interner holds: together about 1 MB. */
export const MAX_INTERNED = 8_192;

/** Lists of header lines that an interner holds: together about 0.2 MB. */
export const MAX_INTERNED_LISTS = 1_024;

/**
 * Records that a live log keeps, and a pairer of it: a long day of a chatty application, at about 0.6 KB each. The oldest go first.
 */
export const MAX_RECORDS = 100_000;

/** Of a full log, and of its pairer, so many make room at once: the same of both, so that what is said of the one is true of the other. */
export const DROPPED_AT_ONCE = 5_000;
