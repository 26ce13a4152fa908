import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import { type CauseInput, originSent, requestLine } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { mdnHeader, standard } from './links.ts';

const ORIGIN = standard('origin-header');

const isOpaque = (input: CauseInput): boolean =>
  originSent(input) === OPAQUE_ORIGIN && input.exchange.origin === OPAQUE_ORIGIN;

const codeIsFile = ({ exchange }: CauseInput): boolean => exchange.callSite?.url.startsWith('file:') ?? false;

const ORIGIN_NULL = requestLine('Origin', OPAQUE_ORIGIN);

const nullFile: Recogniser = (input) => {
  if (!isOpaque(input)) return null;
  return codeIsFile(input)
    ? certain(ORIGIN_NULL, (input.exchange.callSite?.url ?? '').slice(0, 200))
    : possible(ORIGIN_NULL);
};

const nullSandbox: Recogniser = (input) =>
  isOpaque(input) && !codeIsFile(input) ? byOwnSign(likely(ORIGIN_NULL)) : null;

const WEB_VIEW = /^(?:capacitor|ionic|tauri|app|vscode-webview|file):\/\/|^https?:\/\/tauri\.localhost$/;

export const isWebViewOrigin = (origin: string): boolean => WEB_VIEW.test(origin);

const webView: Recogniser = (input) => {
  const origin = originSent(input);
  if (isWebViewOrigin(origin)) return certain(requestLine('Origin', origin));
  return origin === 'http://localhost' || origin === 'https://localhost'
    ? possible(requestLine('Origin', origin))
    : null;
};

export const isExtensionOrigin = (origin: string): boolean =>
  /^(?:chrome|moz|safari-web)-extension:\/\//.test(origin);

const extension: Recogniser = (input) => {
  const origin = originSent(input);
  return isExtensionOrigin(origin) ? certain(requestLine('Origin', origin)) : null;
};

/** Pages whose origin is no website. */
export const unusualOriginsCauses = {
  'null-origin-file': {
    rank: 42,
    recognise: nullFile,
    words: ({ server }) => ({
      title: sentence`The page was opened from a file`,
      story: sentence`A page from ${code('file:')} has no origin of its own, so its requests to ${server} carry ${code('Origin: null')}. No server should let that in.`,
      check: sentence`Look how the address of the page begins: ${code('file:')} has no origin.`,
      fix: sentence`Open the page over http from a local web server.`,
      avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
      link: ORIGIN,
    }),
  },
  'null-origin-sandbox': {
    rank: 43,
    recognise: nullSandbox,
    words: ({ server }) => ({
      title: sentence`The request comes from a sandboxed frame or a document without an origin`,
      story: sentence`A frame with ${code('sandbox')}, and documents from ${code('data:')} addresses, have no origin. Their requests to ${server} carry ${code('Origin: null')}.`,
      check: sentence`Look whether the frame has ${code('sandbox')} without ${code('allow-same-origin')}.`,
      fix: sentence`Add ${code('allow-same-origin')} to the sandbox if its content is yours, or make the request outside of the frame.`,
      avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
      link: ORIGIN,
    }),
  },
  'native-web-view-origin': {
    rank: 43,
    recognise: webView,
    words: ({ server, page }) => ({
      title: sentence`The origin of the app's web view is not allowed`,
      story: sentence`Pages inside an app have an origin of the app's framework, here ${page}. ${server} has to allow it like any other.`,
      check: sentence`Look for ${page} in the list of allowed origins; it differs between Android and iOS.`,
      fix: sentence`Add ${page} to the allowed origins, and those of the app on other systems.`,
      avoid: sentence`Do not allow ${code('null')} or every origin for an app: its origin is known.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'extension-origin': {
    rank: 43,
    recognise: extension,
    words: ({ server, page }) => ({
      title: sentence`A browser extension asked`,
      story: sentence`The request to ${server} comes from ${page}, an extension. It needs a host permission in its manifest, or has to ask from its background script.`,
      check: sentence`Look for the host in the extension's ${code('host_permissions')}.`,
      fix: sentence`Name the host in ${code('host_permissions')} of the extension and ask from its background script.`,
      avoid: sentence`Do not allow extension origins on a server for everybody: anybody can write an extension.`,
      link: ORIGIN,
    }),
  },
} satisfies Causes;
