import { isHostOf, lacksAllowOrigin, shown, statusLine } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, type Recogniser } from './cause.ts';
import { CORS_GUIDE } from './links.ts';

const APPS_SCRIPT: ReadonlySet<string> = new Set(['script.google.com', 'script.googleusercontent.com']);

export const isAppsScript = ({ hostname }: URL): boolean => APPS_SCRIPT.has(hostname);

const appsScript: Recogniser = (input) =>
  isAppsScript(input.url) && lacksAllowOrigin(input)
    ? byOwnSign(likely(shown(input.url.host), statusLine(input)))
    : null;

/** Hosts that serve files or shops of many people, none of whom can set a header. */
const WITHOUT_HEADERS = [
  'github.io',
  'githubusercontent.com',
  'github.com',
  'myshopify.com',
  'drive.google.com',
  'docs.google.com',
  'dropbox.com',
  'wixsite.com',
  'blogspot.com',
];

/** Whether nobody who uses the host can set a header on it. */
export const isHostWithoutHeaders = (url: URL): boolean =>
  WITHOUT_HEADERS.some((domain) => isHostOf(url, domain));

const withoutHeaders: Recogniser = (input) =>
  isHostWithoutHeaders(input.url) && lacksAllowOrigin(input)
    ? byOwnSign(likely(shown(input.url.host), statusLine(input)))
    : null;

/** Hosts where the one who uses them cannot change what is sent. */
export const hostsOfOthersCauses = {
  'apps-script': {
    rank: 2,
    recognise: appsScript,
    words: ({ server, method }) => ({
      title: sentence`Apps Script answers no preflight`,
      story: sentence`${server} runs a script of Google Apps Script. It cannot answer OPTIONS or set headers, and its own errors carry no permission; what needs no preflight gets one.`,
      check: sentence`Look whether your ${method} has a header or a content type that needs a preflight, and whether the web app may be opened by anyone.`,
      fix: sentence`Send the JSON as ${code('text/plain')} and without headers of your own, read it in ${code('doPost')} from ${code('e.postData.contents')}, and deploy the web app for “Anyone”.`,
      avoid: sentence`Do not look for a place to add CORS headers: Apps Script has none.`,
      link: CORS_GUIDE,
    }),
  },
  'headers-not-yours': {
    rank: 3,
    recognise: withoutHeaders,
    words: ({ server, host }) => ({
      title: sentence`On this host nobody but its owner can set headers`,
      story: sentence`${server} belongs to a service that serves many people's files or shops. Who uses it cannot change its headers, nor how it answers OPTIONS.`,
      check: sentence`Look in the documentation of the service for an API that is made for other sites.`,
      fix: sentence`Use the API of the service that is made for other sites, ask without anything that needs a preflight, or fetch from ${host} on a server of yours.`,
      avoid: sentence`Do not send the request through a stranger's server: it reads and can change everything.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
