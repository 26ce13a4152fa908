import { serverCode, shownUrl } from '../addresses.ts';
import { code, sentence } from '../compose.ts';
import type { RichText } from '../rich-text.ts';
import { type BlockedExplanation, consequence } from './phrases.ts';
import type { BlockedFacts } from './facts.ts';
import { schemeOf } from '../row/blocked-words.ts';

/** These are decided before anything is sent, whatever the log holds. */
const neverSent = ({ method }: BlockedFacts): RichText => sentence`your ${code(method)} was never sent`;

const stopped = ({ method }: BlockedFacts): RichText => sentence`the browser stopped your ${code(method)}`;

const page = ({ exchange }: BlockedFacts): RichText =>
  exchange.origin === null ? sentence`Your page` : sentence`Your page ${code(exchange.origin)}`;

export const disallowedByMode: BlockedExplanation = {
  headline: (facts) =>
    sentence`Your page asked ${serverCode(facts.url)} in the mode ${code('same-origin')}, so ${neverSent(facts)}.`,
  rule: () =>
    sentence`With ${code("mode: 'same-origin'")} the page itself forbids answers from other origins. Use ${code("mode: 'cors'")}, the default of ${code('fetch()')}, when the other origin is meant.`,
};

export const invalidResponse: BlockedExplanation = {
  headline: (facts) =>
    sentence`${serverCode(facts.url)} answered your ${code(facts.method)} in a form that the browser cannot use, so ${consequence(facts)}.`,
  rule: () =>
    sentence`The response has no status or no headers that the CORS check could look at, for instance because a service worker made it.`,
};

export const corsDisabledScheme: BlockedExplanation = {
  headline: (facts) =>
    facts.phase === 'redirect'
      ? sentence`${serverCode(facts.exchange.url)} redirected your ${code(facts.method)} to ${code(shownUrl(facts.url))}, and ${code(schemeOf(facts))} addresses cannot be asked across origins.`
      : sentence`Your page asked for ${code(shownUrl(facts.url))}, and ${code(schemeOf(facts))} addresses cannot be asked across origins, so ${neverSent(facts)}.`,
  rule: () =>
    sentence`CORS is a permission that a server gives in HTTP headers, so it exists for http and https addresses only. Serve the file from a web server and ask for it there.`,
};

export const redirectContainsCredentials: BlockedExplanation = {
  headline: (facts) =>
    sentence`${serverCode(facts.url)} redirected your ${code(facts.method)} to an address with a user name or password in it, so the browser did not follow the redirect.`,
  rule: ({ redirectUrl }) =>
    redirectUrl === ''
      ? sentence`A cross-origin redirect must not lead to an address such as ${code('https://user:password@host/')}. Redirect to the address without them.`
      : sentence`A cross-origin redirect must not lead to an address that carries a user name or password. Redirect to the host ${serverCode(redirectUrl)} without them.`,
};

export const noCorsRedirectMode: BlockedExplanation = {
  headline: (facts) =>
    sentence`Your page asked ${serverCode(facts.url)} without CORS and not to follow redirects, which browsers refuse, so ${neverSent(facts)}.`,
  rule: () =>
    sentence`A request without CORS has to follow redirects. Leave ${code('redirect')} at its default, or make the request with CORS and let the server allow it.`,
};

/** Local Network Access is decided on the connection, before HTTP: no header takes part. */
const LOCAL_NETWORK_RULE = sentence`Browsers protect devices and servers in the local network and on this computer from pages on the internet (Local Network Access).`;

export const insecureLocalNetwork: BlockedExplanation = {
  headline: (facts) =>
    sentence`${page(facts)} is not secure (no https), so the browser does not let it ask ${serverCode(facts.url)} in the local network.`,
  rule: () =>
    sentence`${LOCAL_NETWORK_RULE} Only a page served over https may ask the user for the permission.`,
};

export const invalidLocalNetwork: BlockedExplanation = {
  headline: (facts) =>
    sentence`${serverCode(facts.url)} is not in the address space that your page named, so ${stopped(facts)}.`,
  rule: () =>
    sentence`${LOCAL_NETWORK_RULE} The page said with ${code('targetAddressSpace')} where the server is (${code('local')} or ${code('loopback')}), and the server's address lies elsewhere.`,
};

export const localNetworkDenied: BlockedExplanation = {
  headline: (facts) =>
    sentence`${page(facts)} has no permission to ask ${serverCode(facts.url)} in the local network, so ${stopped(facts)}.`,
  rule: () =>
    sentence`${LOCAL_NETWORK_RULE} The user is asked once per site, and here the permission was denied or could not be asked for.`,
};
