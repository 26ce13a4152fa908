import type { DecodedMessage } from '../console/read/decoded-message.ts';
import { isOnPreflight } from '../console/told/request.ts';
import { addressSpaceOf, isLoopbackHost } from '../cors/address-space.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../cors/origin.ts';
import { isHostOf, isStorageHost } from '../diagnosis/signs.ts';
import { familyOf } from './ai-clients.ts';
import type { CauseId } from './causes-of.ts';
import { isAppsScript, isHostWithoutHeaders } from './hosts-of-others.ts';
import {
  isAirPlayPort,
  isDeployedPage,
  isDevelopmentPort,
  isInnerName,
  isModelServer,
} from './local-servers.ts';
import { whoAdds } from './page-headers.ts';
import { isIdentityPath, isServerOnly } from './services.ts';
import { isExtensionOrigin, isWebViewOrigin } from './unusual-origins.ts';

/** What the name of a request header tells that a preflight did not allow. */
export function byHeaderName(name: string): CauseId[] {
  const known = familyOf(name) ?? whoAdds(name);
  // A page may send the same header on purpose.
  if (known === 'library-default-headers') return [known, 'header-not-allowed'];
  if (known !== null) return [known];
  if (name.startsWith('access-control-')) return ['response-headers-on-request'];
  if (name.startsWith('x-amz-')) return ['presigned-upload-headers', 'header-not-allowed'];
  if (name === 'authorization') return ['header-not-allowed', 'wildcard-list-with-credentials'];
  return ['header-not-allowed'];
}

/** What the page's origin tells. */
export function byOrigin(origin: string | null): CauseId[] {
  if (origin === null) return [];
  if (origin === OPAQUE_ORIGIN) return ['null-origin-file', 'null-origin-sandbox'];
  if (isExtensionOrigin(origin)) return ['extension-origin'];
  return isWebViewOrigin(origin) || /^https?:\/\/localhost$/.test(origin) ? ['native-web-view-origin'] : [];
}

/** Addresses that betray who answers there, and what it usually is then. */
interface Place {
  readonly isIt: (url: URL) => boolean;
  readonly onPreflight: readonly CauseId[];
  readonly onResponse: readonly CauseId[];
}

const place = (
  isIt: Place['isIt'],
  onPreflight: readonly CauseId[],
  onResponse: readonly CauseId[] = onPreflight,
): Place => ({ isIt, onPreflight, onResponse });

const at =
  (...domains: readonly string[]): Place['isIt'] =>
  (url) =>
    domains.some((domain) => isHostOf(url, domain));

const isS3 = (url: URL): boolean => isHostOf(url, 'amazonaws.com') && /(?:^|\.)s3[.-]/.test(url.hostname);

const FONT = /\.(?:woff2?|ttf|otf|eot)$/i;

/** The first that fits counts. */
const PLACES: readonly Place[] = [
  place(at('api.anthropic.com'), ['anthropic-opt-in']),
  place(({ hostname }) => isServerOnly(hostname), ['third-party-api']),
  place(isAppsScript, ['apps-script']),
  place(isModelServer, ['local-model-server']),
  place(isIdentityPath, ['identity-provider-origin']),
  place(isS3, ['s3-bucket-rule-mismatch', 's3-region-redirect']),
  place(at('digitaloceanspaces.com', 'wasabisys.com', 'backblazeb2.com'), ['storage-bucket-without-cors']),
  place(isStorageHost, ['storage-bucket-without-cors']),
  place(
    (url) => isHostOf(url, 'supabase.co') && url.pathname.startsWith('/functions/'),
    ['supabase-function'],
  ),
  place(
    (url) => isHostOf(url, 'amazonaws.com') && url.hostname.includes('.execute-api.'),
    ['api-gateway-route-missing'],
    ['api-gateway-error-without-headers'],
  ),
  place(at('cloudfunctions.net', 'run.app'), ['cloud-function-not-public', 'serverless-without-options'], []),
  place(at('vercel.app', 'netlify.app'), ['serverless-without-options'], []),
  place(at('azure-api.net'), ['azure-apim-empty-200'], []),
  place(at('azurewebsites.net'), ['azure-platform-overrides']),
  place(at('ngrok.app', 'ngrok.io', 'ngrok-free.app', 'ngrok-free.dev'), ['tunnel-interstitial']),
  place(isHostWithoutHeaders, ['headers-not-yours']),
  place(({ pathname }) => FONT.test(pathname), [], ['web-font']),
];

/** What the address tells of an answer without a permission. */
export function byAddress(message: DecodedMessage): readonly CauseId[] {
  const url = parseUrl(message.url ?? '');
  if (url === null) return [];
  const onPreflight = isOnPreflight(message);
  if (onPreflight && message.statusCode === 403 && isAirPlayPort(message.url)) return ['airplay-receiver'];
  const found = PLACES.find(({ isIt }) => isIt(url));
  return (onPreflight ? found?.onPreflight : found?.onResponse) ?? [];
}

/** A scheme that is the name of a host: `http://` was left out. */
const HOST_AS_SCHEME = /^(?:localhost|[\w.-]+\.\w+):$/;

function byScheme(address: URL | null, isNamed: boolean): CauseId[] {
  // Of those who see it most have opened their page as a file.
  if (!isNamed) return ['null-origin-file', 'url-mistyped'];
  if (address === null || HOST_AS_SCHEME.test(address.protocol)) return ['url-mistyped', 'scheme-not-http'];
  return address.protocol === 'file:' ? ['null-origin-file', 'scheme-not-http'] : ['scheme-not-http'];
}

/** "cannot load file" names no address. */
const isAddressNamed = (url: string | null): boolean => url !== null && /[^\w]/.test(url);

/** A refusal by what the request is, before any answer was looked at. */
export function byRefusal({ corsError, url, origin }: DecodedMessage): CauseId[] {
  const address = parseUrl(url ?? '');
  switch (corsError) {
    case 'InsecureLocalNetwork':
    case 'LocalNetworkAccessPermissionDenied':
    case 'InvalidLocalNetworkAccess':
      return isLeftOver(address, origin)
        ? ['development-address', 'local-network-access']
        : ['local-network-access'];
    case 'CorsDisabledScheme':
      return byScheme(address, isAddressNamed(url));
    case 'DisallowedByMode':
      return ['mode-forbids-cross-origin'];
    case 'RedirectContainsCredentials':
      return ['redirect-with-credentials-or-scheme'];
    default:
      return [];
  }
}

const isLeftOver = (address: URL | null, origin: string | null): boolean =>
  address !== null &&
  isLoopbackHost(address.hostname) &&
  isDevelopmentPort(address.port) &&
  (origin === null || isDeployedPage(origin) || isPublicPage(origin));

/** Chromium says this of pages that are further away than what they ask for: one over http may be a deployed one here. */
const isPublicPage = (origin: string): boolean =>
  addressSpaceOf(origin) === 'public' || isDeployedPage(origin.replace(/^http:/, 'https:'));

/** Words that filter lists match. */
const FILTERED =
  /\b(?:ads?|adserver|analytics|beacons?|collect(?:or)?|eventsink|events?|metrics|rum|sentry(?:_key)?|snowplow|stats?|telemetry|track(?:er|ing)?)\b/i;

const LONGEST_SEARCHED = 2_000;

/** Why a request to a host of the web got no answer. */
function byRemote(address: URL): CauseId[] {
  const words = `${address.host}${address.pathname}${address.search}`.slice(0, LONGEST_SEARCHED);
  const secured: CauseId = address.protocol === 'https:' ? 'certificate-not-trusted' : 'mixed-content';
  if (FILTERED.test(words)) return ['blocked-by-extension', 'server-not-running', secured];
  const isNear = (addressSpaceOf(address.href) ?? 'public') !== 'public';
  return isNear ? ['server-not-running', secured] : ['server-not-running', secured, 'blocked-by-extension'];
}

/** Firefox tells of a request without an answer that it "did not succeed", and not why. */
export function byNoAnswer({ browserCode, url }: DecodedMessage): CauseId[] {
  if (browserCode === null || !/^CORSDidNotSucceed\d?$/.test(browserCode)) return [];
  const address = parseUrl(url ?? '');
  if (address === null) return ['server-not-running', 'blocked-by-extension'];
  if (isInnerName(address.hostname)) return ['container-host-name', 'server-not-running'];
  return isLoopbackHost(address.hostname) ? ['server-not-running', 'development-address'] : byRemote(address);
}
