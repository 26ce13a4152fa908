import type { PreflightReason } from '../diagnosis/diagnosis.ts';
import { code, sentence, enumerate, plural } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** Of one value, and of all together, in bytes. https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const VALUE_LIMIT = '128 bytes';
const TOTAL_LIMIT = '1,024 bytes';

/** Firefox does not tell the values of a request that its preflight stopped. */
const named = (value: string): RichText => (value === '' ? [] : sentence` ${code(value)}`);

const contentType = (value: string): RichText =>
  sentence`The content type${named(value)} is not one that an HTML form can send (${code('text/plain')}, ${code('multipart/form-data')} or ${code('application/x-www-form-urlencoded')}).`;

/** Why this request needed a preflight, as one sentence. */
export function preflightReasonText(reason: PreflightReason): RichText {
  switch (reason.kind) {
    case 'method':
      return sentence`The method ${code(reason.method)} is not GET, HEAD or POST.`;
    case 'header':
      return sentence`The request header ${code(reason.name)} is not one that any page may send without asking (a safelisted one).`;
    case 'content-type':
      return contentType(reason.value);
    case 'value-too-long':
      return sentence`The value of ${code(reason.name)} has ${plural(reason.length, 'byte')}, more than the ${VALUE_LIMIT} that need no permission.`;
    case 'values-too-long-together':
      return sentence`The values of ${enumerate(reason.names)} have ${plural(reason.length, 'byte')} together, more than the ${TOTAL_LIMIT} that need no permission.`;
    case 'unsafe-value':
      return sentence`The value${named(reason.value)} of ${code(reason.name)} contains characters that need permission.`;
    case 'upload-listener-or-stream':
      return sentence`The page listens to the progress of the upload, or sends the body as a stream.`;
  }
}

const MAX_AGE = code('Access-Control-Max-Age');

const withHeader = (name: string): RichText =>
  name.toLowerCase() === 'authorization'
    ? sentence`A token in ${code('Authorization')} always needs a preflight: ${MAX_AGE} lets the browser remember the answer.`
    : sentence`Without ${code(name)} none is needed for this: leave it out where the server does not read it.`;

const isWithoutBody = (method: string): boolean => method === 'GET' || method === 'HEAD';

const withContentType = (method: string): RichText =>
  isWithoutBody(method)
    ? sentence`A ${code(method)} has no body: without ${code('Content-Type')} none is needed for this.`
    : sentence`Servers expect the right content type, so keep it: ${MAX_AGE} lets the browser remember the answer.`;

/** What would spare the preflight that `reason` makes necessary, or what makes it cheap. `method`: the request's. */
export function avoidPreflight(reason: PreflightReason, method: string): RichText {
  switch (reason.kind) {
    case 'method':
      return sentence`No way of asking with ${code(reason.method)} spares it: ${MAX_AGE} lets the browser remember the answer.`;
    case 'header':
      return withHeader(reason.name);
    case 'content-type':
      return withContentType(method);
    case 'value-too-long':
      return sentence`A value of at most 128 bytes needs none.`;
    case 'values-too-long-together':
      return sentence`Shorter values, at most 1,024 bytes together, need none.`;
    case 'unsafe-value':
      return sentence`A value without these characters needs none.`;
    case 'upload-listener-or-stream':
      return sentence`Without a listener on ${code('xhr.upload')}, and with a body that is no stream, none is needed.`;
  }
}
