import type { Unfixable } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** Why no response header can make the request pass, and what would. */
export function unfixableText(unfixable: Unfixable): RichText {
  switch (unfixable) {
    case 'redirect-contains-credentials':
      return sentence`No header helps: browsers refuse a cross-origin redirect to an address that contains a user name or password. Redirect to the address without them, and send what identifies the user in an ${code('Authorization')} header.`;
    case 'scheme-not-http':
      return sentence`No header helps: CORS exists for http and https addresses only. Serve the resource from a web server and ask for it there.`;
    case 'disallowed-by-mode':
      return sentence`No header helps: the page itself asked for answers of its own origin only. Leave ${code('mode')} of the request at its default, ${code('cors')}.`;
    case 'opaque-origin-with-credentials':
      return sentence`No header that may be recommended helps: the request is made with credentials as ${code('Origin: null')}, which any sandboxed page can send. Serve the page from an address of its own and ask the final address directly, or ask without credentials.`;
    case 'opaque-origin':
      return sentence`No header that may be recommended helps: the request is made as ${code('Origin: null')}, which any sandboxed page can send. Serve the page from an address of its own, and ask the final address directly.`;
    case 'local-network-access':
      return sentence`No header helps: Local Network Access is decided before anything is sent. Serve the page over https and let the user grant the permission, or serve the page from the same network as the API.`;
    case 'too-many-redirects':
      return sentence`No header helps: browsers follow 20 redirects and then give up. Correct the redirects of the server, or ask for the final address.`;
    case 'network-failure':
      return sentence`No header helps: no response arrived that could carry one. Get the server to answer first.`;
  }
}

/** Said in the place of what an answer needs where somebody else answered for the server. */
export const ANSWERED_IN_PLACE =
  'No header helps here: this answer is not one of the server itself. Let the request reach it first.';
