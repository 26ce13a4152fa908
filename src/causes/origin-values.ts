import { isLoopbackHost } from '../cors/address-space.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../cors/origin.ts';
import { grantElsewhere, isNamedElsewhere, sameValueForOther } from '../diagnosis/log/contrasts.ts';
import {
  allowOriginValues,
  answerLine,
  cacheHitLine,
  type CauseInput,
  headerLine,
  isHostOf,
  isMismatch,
  looksLikeOrigin,
  originSent,
  requestLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, likely, possible, type Recogniser, type Recognition } from './cause.ts';
import { mdn, mdnHeader } from './links.ts';
import { ALLOW_ORIGIN } from './terms.ts';

const MISMATCH = mdn('Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin');

/** More items than this in one header are not looked at. */
const MOST_ITEMS = 100;

const itemsOf = (input: CauseInput): readonly string[] =>
  allowOriginValues(input)
    .flatMap((value) => value.split(/[,\s]/, MOST_ITEMS))
    .filter((item) => item !== '');

const isMultiple = ({ corsError }: CauseInput): boolean =>
  corsError === 'MultipleAllowOriginValues' || corsError === 'PreflightMultipleAllowOriginValues';

/** Two layers: the same value again, or a wildcard beside a name. */
const addedTwice: Recogniser = (input) => {
  if (!isMultiple(input)) return null;
  const items = itemsOf(input);
  const repeated = new Set(items).size < items.length;
  const mixed = items.includes('*') && items.length > 1;
  const line = headerLine(input, 'access-control-allow-origin');
  if (repeated || mixed) return certain(line);
  // Something in between may have joined two lines into one.
  return allowOriginValues(input).length > 1 ? likely(line) : possible(line);
};

const originList: Recogniser = (input) => {
  if (!isMultiple(input) && input.corsError?.endsWith('InvalidAllowOriginValue') !== true) return null;
  const items = itemsOf(input);
  const listed =
    items.length > 1 && items.every((item) => parseUrl(item)?.host) && new Set(items).size === items.length;
  if (!listed) return null;
  return allowOriginValues(input).length === 1
    ? likely(headerLine(input, 'access-control-allow-origin'))
    : possible(headerLine(input, 'access-control-allow-origin'));
};

/** The two origins that should have been one. */
interface Pair {
  readonly sent: URL;
  readonly page: URL;
  readonly value: string;
}

function pairOf(input: CauseInput): Pair | null {
  if (!isMismatch(input) && input.corsError?.endsWith('InvalidAllowOriginValue') !== true) return null;
  const [value = ''] = allowOriginValues(input);
  const sent = parseUrl(value);
  const page = parseUrl(originSent(input));
  return sent === null || page === null ? null : { sent, page, value };
}

/**
 * One difference, and nothing else, is certain only where the value would be the page's own origin without it. Any other value may be one of
 * several: a server's first choice for an origin that it does not know, or what a cache kept.
 */
function judged(input: CauseInput, { sent, page }: Pair): Recognition {
  const lines = [headerLine(input, 'access-control-allow-origin'), requestLine('Origin', originSent(input))];
  const alone = cacheHitLine(input) === null && grantElsewhere(input) === null;
  return alone && sent.origin === page.origin ? certain(...lines) : likely(...lines);
}

const comparing =
  (differs: (pair: Pair) => boolean): Recogniser =>
  (input) => {
    const pair = pairOf(input);
    return pair !== null && !pair.value.includes('*') && differs(pair) ? judged(input, pair) : null;
  };

const hasPath = ({ sent, value }: Pair): boolean =>
  (value.endsWith('/') || sent.pathname !== '/') && value.toLowerCase().startsWith('http');

const loopbackNames = ({ sent, page }: Pair): boolean =>
  isLoopbackHost(sent.hostname) && isLoopbackHost(page.hostname) && sent.hostname !== page.hostname;

/** `https://a:443` parses to `https://a`: the default port is never written in an origin. */
const ports = (pair: Pair): boolean => {
  const { sent, page, value } = pair;
  if (hasPath(pair) || sent.protocol !== page.protocol || sent.hostname !== page.hostname) return false;
  return sent.port !== page.port || /:(?:443|80)$/.test(value);
};

/** Without a scheme, `localhost:3000` is a URL of the scheme `localhost`. */
const schemes = ({ sent, page, value }: Pair): boolean =>
  value === page.host || (sent.protocol !== page.protocol && sent.host === page.host);

const twoLabels = ({ hostname }: URL): string => hostname.split('.').slice(-2).join('.');

const isName = ({ hostname }: URL): boolean => hostname.includes('.') && /[a-z]$/.test(hostname);

const subdomains = ({ sent, page }: Pair): boolean =>
  sent.hostname !== page.hostname && isName(sent) && isName(page) && isRelated(sent, page);

/** One host is below the other; two siblings share more than a public suffix may be. */
function isRelated(one: URL, other: URL): boolean {
  const below = one.hostname.endsWith(`.${other.hostname}`) || other.hostname.endsWith(`.${one.hostname}`);
  return (
    below ||
    (twoLabels(one) === twoLabels(other) &&
      one.hostname.split('.').length > 2 &&
      other.hostname.split('.').length > 2)
  );
}

const spelling = ({ sent, page, value }: Pair): boolean =>
  sent.origin === page.origin &&
  value !== page.origin &&
  !hasPath({ sent, page, value }) &&
  !/:(?:443|80)$/.test(value);

/** The same value for every page that asks. */
const hardCoded: Recogniser = (input) => {
  const [value = ''] = allowOriginValues(input);
  // Who refuses with `null` does not name an origin.
  if (!isMismatch(input) || value === OPAQUE_ORIGIN) return null;
  const line = headerLine(input, 'access-control-allow-origin');
  const other = sameValueForOther(input, value);
  if (other !== null) return likely(line, answerLine(other), requestLine('Origin', other.origin ?? ''));
  if (isNamedElsewhere(input) || !looksLikeOrigin(value)) return null;
  const compared = originSent(input) !== OPAQUE_ORIGIN && cacheHitLine(input) === null;
  return compared ? likely(line) : possible(line);
};

/** Platforms that add the header by a setting of their own, beside what the function sends. */
const ADDING = [
  'on.aws',
  'awsapprunner.com',
  'execute-api.amazonaws.com',
  'azurewebsites.net',
  'run.app',
  'cloudfunctions.net',
  'netlify.app',
  'vercel.app',
  'supabase.co',
];

const platformAdds: Recogniser = (input) => {
  const twice = isMultiple(input) && allowOriginValues(input).length > 1;
  const platform = ADDING.some((domain) => isHostOf(input.url, domain));
  return twice && platform ? likely(input.url.host, headerLine(input, 'access-control-allow-origin')) : null;
};

/** Which origin was allowed, against which one asked. */
export const originValuesCauses = {
  'header-added-twice': {
    rank: 8,
    recognise: addedTwice,
    words: ({ server, sign }) => ({
      title: sentence`Two layers both added the header`,
      story: sentence`${server} sent ${sign}. A proxy and the application, or two middlewares, each added ${ALLOW_ORIGIN}.`,
      check: sentence`Ask the application directly, without the proxy in front of it, and count the lines.`,
      fix: sentence`Let one layer own the header: remove it in the proxy (${code('proxy_hide_header')} in nginx) or in the application.`,
      avoid: sentence`Do not remove it in both places: one of them has to stay.`,
      link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
    }),
  },
  'origin-list-in-one-header': {
    rank: 9,
    recognise: originList,
    words: ({ server, page, sign, configuration }) => ({
      title: sentence`A list of origins stands in one header`,
      story: sentence`${server} sent ${sign}. The header holds one origin, so a server with several has to compare and answer with the one that asked, here ${page}.`,
      check: sentence`Look for the joined list in the configuration of the server or its environment variables.`,
      fix: sentence`Compare the origin that asks with the list and answer with that one: ${configuration} does.`,
      avoid: sentence`Do not write a second line of the header either: one value is all that browsers take.`,
      link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
    }),
  },
  'configured-origin-has-path': {
    rank: 27,
    recognise: comparing(hasPath),
    words: ({ server, page, allowed, configuration }) => ({
      title: sentence`The configured origin has a slash or a path`,
      story: sentence`${server} allows ${allowed}, and an origin ends with its host or port: ${page}. One slash too many is enough.`,
      check: sentence`Look for ${allowed} in the configuration, and remove what follows the host or port.`,
      fix: sentence`Write the origin as ${page}: ${configuration} has it.`,
      avoid: sentence`Do not add the same origin with and without its slash: only the one without can match.`,
      link: MISMATCH,
    }),
  },
  'loopback-names-differ': {
    rank: 28,
    recognise: comparing(loopbackNames),
    words: ({ server, page, allowed }) => ({
      title: sentence`The same computer goes by two names`,
      story: sentence`${server} allows ${allowed}, and the page was opened as ${page}. For a browser ${code('localhost')} and ${code('127.0.0.1')} are two origins.`,
      check: sentence`Open the page as ${allowed} and look whether the request passes.`,
      fix: sentence`Open the page as ${allowed}, or add ${page} to the origins that are allowed during development.`,
      avoid: sentence`Do not carry both names into production: they belong to your computer only.`,
      link: MISMATCH,
    }),
  },
  'port-differs': {
    rank: 29,
    recognise: comparing(ports),
    words: ({ server, page, allowed }) => ({
      title: sentence`The port of the allowed origin differs`,
      story: sentence`${server} allows ${allowed}, and the page is ${page}. The port belongs to the origin, and a default port is never written.`,
      check: sentence`Look on which port the page is served now, and which one the configuration names.`,
      fix: sentence`Add ${page} with its port to the allowed origins, or start the page on the port of ${allowed}.`,
      avoid: sentence`Do not allow any port of a public host: list those that you use.`,
      link: MISMATCH,
    }),
  },
  'scheme-differs': {
    rank: 30,
    recognise: comparing(schemes),
    words: ({ server, page, allowed }) => ({
      title: sentence`http and https are two origins`,
      story: sentence`${server} allows ${allowed}, and the page is ${page}. The scheme belongs to the origin.`,
      check: sentence`Compare the scheme in the configuration with the address bar.`,
      fix: sentence`Allow ${page} as it is, or open the page under the scheme of ${allowed}.`,
      avoid: sentence`Do not allow the page over http for an API over https: whoever is on the network is let in too.`,
      link: MISMATCH,
    }),
  },
  'subdomain-differs': {
    rank: 31,
    recognise: comparing(subdomains),
    words: ({ server, page, allowed }) => ({
      title: sentence`The subdomain of the allowed origin differs`,
      story: sentence`${server} allows ${allowed}, and the page is ${page}. Every subdomain is an origin of its own, ${code('www')} too.`,
      check: sentence`Compare the host in the configuration with the address bar.`,
      fix: sentence`Add ${page} to the allowed origins, or match your own subdomains with an anchored pattern.`,
      avoid: sentence`Do not allow whatever ends in your domain without its leading dot: others can own such names.`,
      link: MISMATCH,
    }),
  },
  'host-spelling': {
    rank: 32,
    recognise: comparing(spelling),
    words: ({ server, page, allowed }) => ({
      title: sentence`The allowed origin is spelled differently`,
      story: sentence`${server} allows ${allowed}, and browsers write that origin as ${page}. It is compared character by character, and a host is in lower case and ASCII there.`,
      check: sentence`Copy the origin from the ${code('Origin')} header of the request into the configuration.`,
      fix: sentence`Write ${page} in the configuration.`,
      avoid: sentence`Do not compare origins without regard to letter case by hand: take the spelling that browsers send.`,
      link: MISMATCH,
    }),
  },
  'hard-coded-origin': {
    rank: 33,
    recognise: hardCoded,
    words: ({ server, page, allowed, configuration }) => ({
      title: sentence`The server seems to send one fixed origin`,
      story: sentence`${server} answered ${page} with ${allowed}. A server that sends one fixed value serves one page only.`,
      check: sentence`Send the request with cURL and two different ${code('Origin')} headers, and compare the answers.`,
      fix: sentence`Compare the origin with a list and answer with the one that asked, with ${code('Vary: Origin')}: ${configuration} does.`,
      avoid: sentence`Do not answer with whatever origin asks: compare it with a list.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'platform-adds-header': {
    rank: 9,
    recognise: platformAdds,
    words: ({ server, sign, host }) => ({
      title: sentence`The function and its platform may both add the header`,
      story: sentence`${server} sent ${code('Access-Control-Allow-Origin')} more than once, and ${sign} is a platform with CORS settings of its own. With those and a function that sends the header too, it comes twice.`,
      check: sentence`Look for CORS in the settings of the platform for ${host}, and for the header in the code of the function.`,
      fix: sentence`Keep one of the two: the settings of the platform, or the code of the function.`,
      avoid: sentence`Do not remove both: then nothing gives permission.`,
      link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
    }),
  },
} satisfies Causes;
