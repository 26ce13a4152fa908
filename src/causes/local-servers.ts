import { addressSpaceOf, isLoopbackHost } from '../cors/address-space.ts';
import { parseUrl } from '../cors/origin.ts';
import { headerLine, lacksAllowOrigin, serverName, shown, statusLine } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdn } from './links.ts';

const airPlay: Recogniser = (input) =>
  serverName(input).startsWith('airtunes/') ? byOwnSign(certain(headerLine(input, 'server'))) : null;

/** Whether the AirPlay receiver of macOS may listen there. */
export function isAirPlayPort(address: string | null): boolean {
  const url = parseUrl(address ?? '');
  return url !== null && isLoopbackHost(url.hostname) && /^[57]000$/.test(url.port);
}

/** Whether the address is on this computer or its network. */
const isLocal = ({ href, hostname }: URL): boolean =>
  hostname === '0.0.0.0' || (addressSpaceOf(href) ?? 'public') !== 'public';

/** Servers for language models by the ports that they choose, and the paths that belong to them alone on a port that others choose too. */
const MODEL_SERVERS: Readonly<Record<string, RegExp>> = {
  '1234': /^\/(?:v1|api\/v0)\//,
  '11434': /^\/(?:v1|api)\//,
  '8080': /^\/(?:v1\/(?:chat|completions|models|embeddings)|completion$|props$|slots$)/,
  '8000': /^\/v1\/(?:chat|completions|models|embeddings)/,
  '8188': /^\/(?:prompt|ws|view|history|queue)/,
};

/** Whether a local server for language models has this address by default. */
export const isModelServer = (url: URL): boolean =>
  isLocal(url) && MODEL_SERVERS[url.port]?.test(url.pathname.slice(0, 200)) === true;

const modelServer: Recogniser = (input) =>
  isModelServer(input.url) && lacksAllowOrigin(input)
    ? likely(shown(input.url.host), statusLine(input))
    : null;

/** Whether a page was opened under a public name. */
export function isDeployedPage(origin: string): boolean {
  const page = parseUrl(origin);
  return (
    page !== null &&
    page.protocol === 'https:' &&
    addressSpaceOf(page.href) === null &&
    /\.[a-z]/.test(page.hostname)
  );
}

/** Ports on which people develop; programs that a public page may well ask on its user's computer choose others. */
const DEVELOPMENT_PORT =
  /^(?:|80|3\d\d\d|4\d\d\d|5000|5001|5173|5174|7071|8000|8001|8080|8081|8787|8888|9000)$/;

export const isDevelopmentPort = (port: string): boolean => DEVELOPMENT_PORT.test(port);

const developmentAddress: Recogniser = (input) => {
  if (!isDeployedPage(input.exchange.origin ?? '') || !isLoopbackHost(input.url.hostname)) return null;
  return isDevelopmentPort(input.url.port)
    ? byOwnSign(likely(shown(input.url.origin)))
    : possible(shown(input.url.origin));
};

/** Names that Compose and Kubernetes give inside of their networks: without a dot, or below a suffix of their own. */
const INNER_NAME = /^(?!localhost$)[a-z][a-z0-9_-]*$|\.svc(?:\.cluster\.local)?$|^host\.docker\.internal$/;

export const isInnerName = (host: string): boolean => INNER_NAME.test(host);

const innerName: Recogniser = ({ diagnosis, url }) =>
  diagnosis.failure?.kind === 'dns' && isInnerName(url.hostname)
    ? byOwnSign(likely(shown(url.host), shown(diagnosis.failure.error)))
    : null;

const unspecified: Recogniser = (input) =>
  input.url.hostname === '0.0.0.0' && input.hop.status === 0
    ? byOwnSign(likely(shown(input.url.host)))
    : null;

const minioConsole: Recogniser = (input) => {
  const named = serverName(input) === 'minio console';
  if (named) return byOwnSign(certain(headerLine(input, 'server')));
  return input.url.port === '9001' && lacksAllowOrigin(input) ? possible(shown(input.url.host)) : null;
};

/** Programs and addresses of one computer or one network, which others take for something else. */
export const localServersCauses = {
  'airplay-receiver': {
    inPlaceOfServer: true,
    rank: 1,
    recognise: airPlay,
    words: ({ server, signed }) => ({
      title: sentence`The AirPlay receiver of macOS answered, not your server`,
      story: sentence`The AirPlay receiver of macOS answered at ${server}${signed}. It listens on the ports 5000 and 7000, before your server does or in its place.`,
      check: sentence`Look with ${code('lsof -i :5000')} which program listens there.`,
      fix: sentence`Let your server listen on another port and ask for that one, or switch the AirPlay receiver off in the settings of macOS.`,
      avoid: sentence`Do not change the CORS policy: your server was not asked.`,
      link: CORS_GUIDE,
    }),
  },
  'local-model-server': {
    rank: 14,
    recognise: modelServer,
    words: ({ server, page }) => ({
      title: sentence`A local model server lets only the pages in that it was told`,
      story: sentence`The port of ${server} is one at which model servers listen by default: 11434 Ollama, 1234 LM Studio, 8080 llama.cpp, 8000 vLLM, 8188 ComfyUI. Each has a switch of its own for other origins, and this answer gives ${page} no permission.`,
      check: sentence`Look which program listens at ${server}, and whether its switch for other origins is on.`,
      fix: sentence`Name ${page} in ${code('OLLAMA_ORIGINS')} (Ollama) or ${code('--allowed-origins')} (vLLM), or switch on “Enable CORS” (LM Studio) or ${code('--enable-cors-header')} (ComfyUI), and start it again.`,
      avoid: sentence`Do not open it to every origin: each site that you visit could then use the models and files of this computer.`,
      link: CORS_GUIDE,
    }),
  },
  'development-address': {
    verdicts: ['blocked', 'failed', 'unknown'],
    rank: 3,
    recognise: developmentAddress,
    words: ({ server, page }) => ({
      title: sentence`A deployed page asks for an address of development`,
      story: sentence`${page} is public, and it asks for ${server}. That name means the computer of whoever opens the page, on which your server does not run.`,
      check: sentence`Search the files of the build for ${server}.`,
      fix: sentence`Set the address of the API for this environment, and build the page again: most bundlers put such values in when they build.`,
      avoid: sentence`Do not ask users to allow access to their network for it: nothing of yours runs there.`,
      link: CORS_GUIDE,
    }),
  },
  'container-host-name': {
    verdicts: ['failed'],
    rank: 1,
    recognise: innerName,
    words: ({ server, host }) => ({
      title: sentence`The name belongs to a container network`,
      story: sentence`The page asks for ${server}, and the browser finds no such name. Names such as ${host} exist between containers (Docker Compose, Kubernetes) only; the browser runs outside of them.`,
      check: sentence`Look which port the container publishes to the host.`,
      fix: sentence`Publish a port of the container and ask for ${code('localhost')} with that port, or let the server of the page pass requests on.`,
      avoid: sentence`Do not add the name to the hosts file of one computer: others do not have it.`,
      link: CORS_GUIDE,
    }),
  },
  'unspecified-address': {
    verdicts: ['blocked', 'failed', 'unknown'],
    rank: 1,
    recognise: unspecified,
    words: ({ server }) => ({
      title: sentence`${code('0.0.0.0')} is no address to ask`,
      story: sentence`The page asks for ${server}. A server listens on ${code('0.0.0.0')} to be reached under all of its addresses, and browsers refuse to ask that one from a page.`,
      check: sentence`Ask for the same port at ${code('localhost')}.`,
      fix: sentence`Write ${code('localhost')} or the name of the computer in the page; the server may go on to listen on ${code('0.0.0.0')}.`,
      avoid: sentence`Do not change the CORS policy: the request was never sent.`,
      link: CORS_GUIDE,
    }),
  },
  'minio-console-port': {
    rank: 6,
    recognise: minioConsole,
    words: ({ server, host }) => ({
      title: sentence`This may be the console of MinIO, not its API`,
      story: sentence`The request went to ${server}. On the port 9001 MinIO usually serves its console for people; files are asked for on the port of its API, usually 9000.`,
      check: sentence`Open ${host} in a tab of its own: the console shows a login page.`,
      fix: sentence`Ask for the port of the API, and let ${code('MINIO_API_CORS_ALLOW_ORIGIN')} name the page.`,
      avoid: sentence`Do not add CORS headers to the console: it holds no files.`,
      link: mdn('Guides/CORS'),
    }),
  },
} satisfies Causes;
