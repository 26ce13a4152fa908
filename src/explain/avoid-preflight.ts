import type { PreflightReason } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

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
