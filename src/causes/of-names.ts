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

const FONT = /\.(?:woff2?|ttf|otf|eot)$/i;

/** The platform whose layer answers in front of what people write. */
function byPlatform(url: URL, onPreflight: boolean): CauseId[] {
  const isAt = (...domains: readonly string[]): boolean => domains.some((domain) => isHostOf(url, domain));
  const isS3 = isAt('amazonaws.com') && /(?:^|\.)s3[.-]/.test(url.hostname);
  if (isS3 || isAt('digitaloceanspaces.com', 'wasabisys.com', 'backblazeb2.com'))
    return isS3 ? ['s3-bucket-rule-mismatch', 's3-region-redirect'] : ['storage-bucket-without-cors'];
  if (isStorageHost(url)) return ['storage-bucket-without-cors'];
  if (isAt('supabase.co') && url.pathname.startsWith('/functions/')) return ['supabase-function'];
  if (isAt('amazonaws.com') && url.hostname.includes('.execute-api.'))
    return [onPreflight ? 'api-gateway-route-missing' : 'api-gateway-error-without-headers'];
  if (isAt('cloudfunctions.net', 'run.app'))
    return onPreflight ? ['cloud-function-not-public', 'serverless-without-options'] : [];
  if (isAt('vercel.app', 'netlify.app') && onPreflight) return ['serverless-without-options'];
  if (isAt('azure-api.net') && onPreflight) return ['azure-apim-empty-200'];
  if (isAt('azurewebsites.net')) return ['azure-platform-overrides'];
  return isAt('ngrok.app', 'ngrok.io', 'ngrok-free.app', 'ngrok-free.dev', 'loca.lt')
    ? ['tunnel-interstitial']
    : [];
}

/** What the address tells of an answer without a permission. */
export function byAddress(message: DecodedMessage): CauseId[] {
  const url = parseUrl(message.url ?? '');
  if (url === null) return [];
  const onPreflight = isOnPreflight(message);
  if (url.hostname === 'api.anthropic.com') return ['anthropic-opt-in'];
  if (isServerOnly(url.hostname)) return ['third-party-api'];
  if (isAppsScript(url)) return ['apps-script'];
  if (isModelServer(url)) return ['local-model-server'];
  if (isIdentityPath(url)) return ['identity-provider-origin'];
  if (onPreflight && message.statusCode === 403 && isAirPlayPort(message.url)) return ['airplay-receiver'];
  const platform = byPlatform(url, onPreflight);
  if (platform.length > 0) return platform;
  if (isHostWithoutHeaders(url)) return ['headers-not-yours'];
  return FONT.test(url.pathname) && !onPreflight ? ['web-font'] : [];
}

/** A refusal by what the request is, before any answer was looked at. */
export function byRefusal({ corsError, url, origin }: DecodedMessage): CauseId[] {
  const address = parseUrl(url ?? '');
  switch (corsError) {
    case 'InsecureLocalNetwork':
    case 'LocalNetworkAccessPermissionDenied':
    case 'InvalidLocalNetworkAccess':
      return address !== null && isLeftOver(address, origin)
        ? ['development-address', 'local-network-access']
        : ['local-network-access'];
    case 'CorsDisabledScheme':
      if (address === null || /^(?:localhost|[\w.-]+\.\w+|\d+\..*):$/.test(address.protocol))
        return ['url-mistyped', 'scheme-not-http'];
      return address.protocol === 'file:' ? ['null-origin-file', 'scheme-not-http'] : ['scheme-not-http'];
    case 'DisallowedByMode':
      return ['mode-forbids-cross-origin'];
    case 'RedirectContainsCredentials':
      return ['redirect-with-credentials-or-scheme'];
    default:
      return [];
  }
}

const isLeftOver = (address: URL, origin: string | null): boolean =>
  isLoopbackHost(address.hostname) &&
  isDevelopmentPort(address.port) &&
  (origin === null || isDeployedPage(origin));

/** Words that filter lists match. */
const FILTERED =
  /\b(?:ads?|adserver|analytics|beacons?|collect(?:or)?|eventsink|events?|metrics|rum|sentry(?:_key)?|snowplow|stats?|telemetry|track(?:er|ing)?)\b/i;

const LONGEST_SEARCHED = 2_000;

/** Firefox tells of a request without an answer that it "did not succeed", and not why. */
export function byNoAnswer({ browserCode, url }: DecodedMessage): CauseId[] {
  if (browserCode === null || !/^CORSDidNotSucceed\d?$/.test(browserCode)) return [];
  const address = parseUrl(url ?? '');
  if (address === null) return ['server-not-running', 'blocked-by-extension'];
  if (isInnerName(address.hostname)) return ['container-host-name', 'server-not-running'];
  if (isLoopbackHost(address.hostname)) return ['server-not-running', 'development-address'];
  const isFiltered = FILTERED.test(
    `${address.host}${address.pathname}${address.search}`.slice(0, LONGEST_SEARCHED),
  );
  const isNear = (addressSpaceOf(address.href) ?? 'public') !== 'public';
  const down: CauseId[] =
    address.protocol === 'https:'
      ? ['server-not-running', 'certificate-not-trusted']
      : ['server-not-running', 'mixed-content'];
  if (isFiltered) return ['blocked-by-extension', ...down];
  return isNear ? down : [...down, 'blocked-by-extension'];
}
