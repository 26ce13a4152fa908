import type { CorsError } from '../cors/cors-error.ts';
import { answered, type CauseInput, headerLine, statusLine } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, likely, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdn, standard } from './links.ts';
import { verdictIs } from './recognisers.ts';

const isRedirectPhase = ({ diagnosis }: CauseInput): boolean => diagnosis.blocking?.phase === 'redirect';

const badRedirect: Recogniser = (input) => {
  const scheme = input.corsError === 'CorsDisabledScheme' && isRedirectPhase(input);
  const unsafe = input.diagnosis.failure?.kind === 'unsafe-redirect';
  return scheme || unsafe || input.corsError === 'RedirectContainsCredentials'
    ? certain(answered(input, 'location') === '' ? statusLine(input) : headerLine(input, 'location'))
    : null;
};

const schemeNotHttp: Recogniser = (input) =>
  input.corsError === 'CorsDisabledScheme' && !isRedirectPhase(input) ? certain(input.url.protocol) : null;

const DENIALS: ReadonlySet<CorsError> = new Set<CorsError>([
  'LocalNetworkAccessPermissionDenied',
  'InsecureLocalNetwork',
  'InvalidLocalNetworkAccess',
  'InsecurePrivateNetwork',
  'PrivateNetworkAccessPermissionDenied',
  'PreflightMissingAllowExternal',
  'PreflightInvalidAllowExternal',
]);

/** Without the browser's own word it is told by the addresses only, as a blocked answer from the cache looks the same. */
const localNetwork: Recogniser = (input) => {
  if (input.corsError === null || !DENIALS.has(input.corsError)) return null;
  const { error } = input.hop;
  return /LOCAL_NETWORK|PRIVATE_NETWORK/.test(error)
    ? certain(error, input.url.host)
    : likely(input.url.host);
};

/** Requests that the browser refused by what they are or where they go. */
export const verdictRequestCauses = {
  'redirect-with-credentials-or-scheme': {
    verdicts: ['blocked', 'failed'],
    rank: 63,
    recognise: badRedirect,
    words: ({ server, signed, asked }) => ({
      title: sentence`The redirect leads where browsers do not follow`,
      story: sentence`${server} redirected ${asked}${signed}. Browsers do not follow a redirect to an address with a user name or password across origins, nor to one that is neither http nor https.`,
      check: sentence`Look how the server builds its ${code('Location')} header.`,
      fix: sentence`Redirect to an http or https address without a user name, or ask for the final address.`,
      avoid: sentence`Do not put a user name or a password into addresses: send ${code('Authorization')} instead.`,
      link: standard('concept-http-redirect-fetch'),
    }),
  },
  'scheme-not-http': {
    rank: 64,
    recognise: schemeNotHttp,
    words: ({ path, sign }) => ({
      title: sentence`The address is neither http nor https`,
      story: sentence`The page asked for ${path}, whose scheme is ${sign}. CORS knows http and https only.`,
      check: sentence`Serve the file with a local web server and open the page through it.`,
      fix: sentence`Serve the page and the file over http or https.`,
      avoid: sentence`Do not start the browser with its protections switched off to read local files.`,
      link: mdn('Guides/CORS/Errors/CORSRequestNotHttp'),
    }),
  },
  'mode-forbids-cross-origin': {
    rank: 65,
    recognise: verdictIs(['DisallowedByMode'], ({ hop }) => [hop.url.slice(0, 200)]),
    words: ({ server, page }) => ({
      title: sentence`The request itself forbids other origins`,
      story: sentence`The page asked with ${code("mode: 'same-origin'")}. ${server} is another origin than ${page}, so the request was never sent.`,
      check: sentence`Look for ${code('mode')} in the options of the request.`,
      fix: sentence`Leave ${code('mode')} at its default ${code('cors')}, or ask your own server.`,
      avoid: sentence`Do not add CORS headers for this: the request never leaves the browser.`,
      link: standard('concept-request-mode'),
    }),
  },
  'local-network-access': {
    rank: 35,
    recognise: localNetwork,
    words: ({ host, page }) => ({
      title: sentence`The page has no permission for the local network`,
      story: sentence`${page} asked ${host}, an address on this computer or in its network. In a page on the internet such an address is most often a leftover of development; where it is meant, browsers ask the user first, and only on pages served over https.`,
      check: sentence`Look whether the page should ask ${host} at all, then at the site's permissions beside the address bar.`,
      fix: sentence`Correct the address if it is a leftover of development; else serve the page over https, so that the user can allow the access (an http address needs ${code('targetAddressSpace')} in ${code('fetch()')}, a frame needs ${code('allow="local-network-access"')}, and companies have a policy for it).`,
      avoid: sentence`Do not add CORS headers alone: the permission of the user comes first.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
