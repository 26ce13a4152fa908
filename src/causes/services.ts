import { isBare, redirectBefore, shown } from '../diagnosis/signs.ts';
import { sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdnHeader } from './links.ts';
import { ALLOW_ORIGIN } from './terms.ts';

const IDENTITY_PATH =
  /\/protocol\/openid-connect\/|\/oauth2?\/(?:v[0-9.]+\/)?token$|\/oauth2\/v[0-9]|\/connect\/token$/;

export const isIdentityPath = ({ pathname }: URL): boolean => IDENTITY_PATH.test(pathname.slice(0, 1_000));

/** Identity providers keep a list of web origins for each client. */
const identityProvider: Recogniser = (input) =>
  isIdentityPath(input.url) && isBare(input) && redirectBefore(input) === null && input.hop.status < 500
    ? byOwnSign(likely(shown(input.url.pathname)))
    : null;

/** Services that are asked from servers, with a secret, and let no page in. */
const SERVER_ONLY: ReadonlySet<string> = new Set([
  'api.twilio.com',
  'api.notion.com',
  'api.webflow.com',
  'api.sendgrid.com',
  'api.yelp.com',
  'api.twitter.com',
  'slack.com',
  'discord.com',
  'api.steampowered.com',
  'api.igdb.com',
  'api.hubapi.com',
  'api.zoom.us',
  'query1.finance.yahoo.com',
  'query2.finance.yahoo.com',
  'newsapi.org',
]);

/** Whether a host belongs to such a service. */
export const isServerOnly = (host: string): boolean => SERVER_ONLY.has(host);

const thirdParty: Recogniser = (input) =>
  isServerOnly(input.url.hostname) && isBare(input) ? byOwnSign(likely(shown(input.url.host))) : null;

/** Services of others. */
export const servicesCauses = {
  'identity-provider-origin': {
    rank: 3,
    recognise: identityProvider,
    words: ({ server, page, path }) => ({
      title: sentence`The identity provider does not know this page`,
      story: sentence`${path} of ${server} is an address of an identity provider. It lets in only the web origins that are registered for the client, and ${page} is not among them.`,
      check: sentence`Look for ${page} in the web origins of the client, without a slash at its end.`,
      fix: sentence`Register ${page} as a web origin of the client in the identity provider.`,
      avoid: sentence`Do not fetch a login page with a script: send the whole browser there.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'third-party-api': {
    rank: 3,
    recognise: thirdParty,
    words: ({ host, page }) => ({
      title: sentence`This service is not made for browsers`,
      story: sentence`${host} belongs to a service that expects calls from servers, with a secret. It gave ${page} no ${ALLOW_ORIGIN}.`,
      check: sentence`Look in the documentation of the service whether it names calls from browsers.`,
      fix: sentence`Call the service from your own server, and let the page ask that one.`,
      avoid: sentence`Do not put its secret into the page: call it from your own server.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
