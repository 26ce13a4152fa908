import type { HeaderName } from '../cors/header-list.ts';
import {
  asked,
  type CauseInput,
  hasAnswered,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  refusedHeader,
  requestedHeaders,
  shown,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, standard } from './links.ts';

/** A refused preflight that asked for a header of this family: the one that was refused, or any where nothing was granted. */
const askedFor =
  (family: RegExp): Recogniser =>
  (input) => {
    const refused = refusedHeader(input);
    if (family.test(refused)) return byOwnSign(certain(asked(refused)));
    const name = [...requestedHeaders(input)].find((each) => family.test(each));
    if (name === undefined || !isPreflight(input) || refused !== '') return null;
    // Where other headers were granted, these may be what is missing; where nothing was, they are a guess.
    const granted = hasAnswered(input, 'access-control-allow-origin') || !isSuccess(input);
    return granted ? likely(asked(name)) : possible(asked(name));
  };

const MCP: RegExp = /^mcp-(?:session-id|protocol-version)$|^last-event-id$/;
const CLIENT: RegExp = /^(?:x-stainless-|openai-|anthropic-|x-goog-api-client$|x-goog-api-key$)/;

/** The cause that stands for a header which such a client adds; null for any other. `name`: in lower case. */
export function familyOf(name: HeaderName): 'mcp-server-headers' | 'ai-client-headers' | null {
  if (MCP.test(name)) return 'mcp-server-headers';
  return CLIENT.test(name) ? 'ai-client-headers' : null;
}

const OPT_IN: HeaderName = 'anthropic-dangerous-direct-browser-access';

/** Anthropic's API lets pages in that send a header which says that this is meant. */
const optIn: Recogniser = (input: CauseInput) =>
  input.url.hostname === 'api.anthropic.com' &&
  lacksAllowOrigin(input) &&
  !requestedHeaders(input).has(OPT_IN)
    ? byOwnSign(likely(shown(input.url.host)))
    : null;

/** What clients of language models and of the Model Context Protocol need. */
export const aiClientsCauses = {
  'mcp-server-headers': {
    rank: 3,
    recognise: askedFor(MCP),
    words: ({ server, sign }) => ({
      title: sentence`The MCP server does not allow the headers of its protocol`,
      story: sentence`A client of the Model Context Protocol asks for ${sign}, and ${server} does not list it. MCP over HTTP needs the whole set: the request headers, the method DELETE, and ${code('Mcp-Session-Id')} to be readable.`,
      check: sentence`Compare the allowed and exposed headers of ${server} with those of the protocol.`,
      fix: sentence`Allow ${code('Content-Type')}, ${code('Authorization')}, ${code('Mcp-Session-Id')}, ${code('Mcp-Protocol-Version')} and ${code('Last-Event-ID')} with GET, POST and DELETE, and expose ${code('Mcp-Session-Id')}.`,
      avoid: sentence`Do not allow the one header that is missing today alone: the next request of the client needs the others.`,
      link: standard('http-access-control-expose-headers'),
    }),
  },
  'ai-client-headers': {
    rank: 4,
    recognise: askedFor(CLIENT),
    words: ({ server, sign, configuration }) => ({
      title: sentence`The client library of an AI service adds headers of its own`,
      story: sentence`The page asks for ${sign}, which such a library adds by itself (${code('x-stainless-*')} come from the libraries of OpenAI and Anthropic). ${server} has to allow every one of them.`,
      check: sentence`Look at ${code('Access-Control-Request-Headers')} of the preflight: it names all that the library adds.`,
      fix: sentence`Allow these headers on ${server}, as ${configuration} does, or send the request with ${code('fetch')} and the few headers that the API needs.`,
      avoid: sentence`Do not put the key of an AI service into a public page: everybody can read it there.`,
      link: CORS_GUIDE,
    }),
  },
  'anthropic-opt-in': {
    rank: 1,
    recognise: optIn,
    words: ({ server }) => ({
      title: sentence`Anthropic's API wants ${code(OPT_IN)}`,
      story: sentence`${server} lets a page in when the request says with ${code(`${OPT_IN}: true`)} that this is meant. Without it the answer carries no permission.`,
      check: sentence`Look for ${code(OPT_IN)} among the headers of the request.`,
      fix: sentence`Ask from a server of yours; for a key that the user brings along, send the header (${code('dangerouslyAllowBrowser: true')} in its library).`,
      avoid: sentence`Do not put a key of your own into the page: everybody can read it there.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
