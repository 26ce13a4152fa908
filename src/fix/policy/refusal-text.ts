import { code, sentence } from '../../explain/compose.ts';
import type { RichText, TextPart } from '../../explain/rich-text.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** Why something is refused, for each code. */
const REASONS: Record<RefusalCode, (value: TextPart) => RichText> = {
  'not-a-policy': () =>
    sentence`A policy is a JSON object with ${code('origins')}, ${code('methods')}, ${code('allowHeaders')}, ${code('exposeHeaders')}, ${code('credentials')} and ${code('maxAge')}.`,
  'unknown-field': (value) => sentence`A policy has no field ${value}.`,
  'wrong-type': (value) =>
    sentence`${value} has the wrong type: lists hold strings, ${code('credentials')} is true or false, ${code('maxAge')} is a number of seconds.`,
  'too-many': (value) => sentence`${value} is too much: a list holds at most 100 entries.`,
  'control-character': (value) => sentence`${value} holds a control character, which no header may carry.`,
  'no-origin': () => sentence`The policy names no origin to allow.`,
  'not-an-origin': (value) =>
    sentence`${value} is no origin: an origin is scheme, host and port, such as ${code('https://app.example.com')}.`,
  'origin-with-path': (value) =>
    sentence`${value} has a path or a slash at the end, which an origin never has, so it would match no request.`,
  'origin-with-credentials': (value) =>
    sentence`${value} holds a user name or a password, which an origin never has.`,
  'origin-not-serialized': (value) =>
    sentence`${value} is not written as browsers send it, so it would match no request.`,
  'origin-pattern': (value) =>
    sentence`${value} is a pattern: browsers compare origins whole, and a server that takes it for one lets in whoever gets an address that fits. Name the origins.`,
  'null-origin': (value) =>
    sentence`${value} is what every sandboxed frame and local file sends, so allowing it lets any site in. Serve the page from an address of its own.`,
  'null-origin-after-redirects': (value) =>
    sentence`The request to ${value} was redirected from one origin to another, so the browser asks as ${code('null')}, as any site can. Request the final address, or redirect within one origin.`,
  'unknown-origin': (value) => sentence`The log does not tell which origin asked ${value}.`,
  'wildcard-origin': (value) => sentence`${value} lets every site read the answers. Name the origins.`,
  'wildcard-with-credentials': (value) =>
    sentence`Browsers refuse ${value} for requests with credentials, and reflecting every origin would let any site act as your users. Name the origins.`,
  'wildcard-method': (value) =>
    sentence`${value} does not count for requests with credentials and allows more than the page needs. Name the methods.`,
  'wildcard-header': (value) =>
    sentence`${value} does not count for requests with credentials and allows more than the page needs. Name the headers.`,
  'method-not-token': (value) =>
    sentence`${value} is no HTTP method: it is empty, too long, or holds a character that a method cannot have.`,
  'method-forbidden': (value) => sentence`No page can send ${value}: browsers forbid it.`,
  'method-not-normalized': (value) =>
    sentence`Browsers put ${value} in upper case before they send it, and servers compare methods byte by byte, so it would match no request.`,
  'header-not-token': (value) =>
    sentence`${value} is no header name: it is empty, too long, or holds a character that a name cannot have.`,
  'max-age-out-of-range': (value) =>
    sentence`${value} is no time for ${code('Access-Control-Max-Age')}: use whole seconds from 0 to 86400.`,
  'not-expressible': (value) =>
    sentence`${value} cannot be written in this server's configuration: there it would mean something else, or nothing.`,
  'lists-too-long': (value) =>
    sentence`${value} of methods and headers do not fit what this server can answer with. Allow fewer.`,
  'fixed-headers': (value) => sentence`${value} sends headers of its own, which nobody can change.`,
  'every-site-or-none': (value) => sentence`${value} lets every site in or none: it cannot name origins.`,
  unfixable: (value) => sentence`No response header can make this request pass (${value}).`,
};

/** A refusal in a sentence or two with the user's own value: why it is refused, and what can be granted instead. */
export function refusalText({ code: refused, value, instead }: Refusal): RichText {
  const reason = REASONS[refused](code(value));
  if (instead === null) return reason;
  // Words of ours, where nothing can be granted.
  return refused === 'fixed-headers' || refused === 'every-site-or-none'
    ? sentence`${reason} What helps: ${instead}.`
    : sentence`${reason} Use ${code(instead)}.`;
}
