import { blockedCause, type CauseFamily, likely, possible, type Recogniser } from './cause.ts';
import {
  answered,
  type CauseInput,
  firstLine,
  hasAnswered,
  headerLine,
  isHostOf,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  saysNothingOfCors,
  serverName,
  shown,
  statusLine,
} from '../signs.ts';

/** An answer that neither grants nor mentions anything. */
const isBare = (input: CauseInput): boolean => lacksAllowOrigin(input) && saysNothingOfCors(input);

const gatewayError = (input: CauseInput): string => answered(input, 'x-amzn-errortype');

/** API Gateway's misnomer for "no such route or method"; a method that wants a signature says the same where it is missing. */
const gatewayRoute: Recogniser = (input) =>
  gatewayError(input).startsWith('MissingAuthenticationToken') && lacksAllowOrigin(input)
    ? likely(statusLine(input), headerLine(input, 'x-amzn-errortype'))
    : null;

const GATEWAY_ERRORS = new Set([400, 401, 403, 413, 429, 500, 502, 503, 504]);

/** Errors that the gateway makes itself never pass the integration that would add the headers. */
const gatewayOwnError: Recogniser = (input) => {
  if (!lacksAllowOrigin(input) || !GATEWAY_ERRORS.has(input.hop.status)) return null;
  if (gatewayError(input).startsWith('MissingAuthenticationToken')) return null;
  if (gatewayError(input) !== '') return likely(statusLine(input), headerLine(input, 'x-amzn-errortype'));
  const trace = firstLine(input, ['x-amz-apigw-id', 'apigw-requestid']);
  return trace === null ? null : likely(statusLine(input), trace);
};

const httpApi: Recogniser = (input) =>
  isPreflight(input) && isSuccess(input) && isBare(input) && hasAnswered(input, 'apigw-requestid')
    ? likely(statusLine(input), headerLine(input, 'apigw-requestid'))
    : null;

const cloudFront: Recogniser = (input) => {
  const line = firstLine(input, ['x-amz-cf-id', 'x-amz-cf-pop']);
  const own = /error from cloudfront/i.test(answered(input, 'x-cache'));
  if (!isPreflight(input) || input.hop.status !== 403 || line === null || !lacksAllowOrigin(input))
    return null;
  const storage = serverName(input) === 'amazons3';
  return own && !storage && gatewayError(input) === ''
    ? likely(statusLine(input), headerLine(input, 'x-cache'))
    : null;
};

const isS3 = (input: CauseInput): boolean => serverName(input) === 'amazons3';

/** S3 asks nobody to sign a preflight: its 403 on OPTIONS is about the bucket's CORS rules. */
const s3Rule: Recogniser = (input) => {
  if (!isS3(input) || !isBare(input)) return null;
  if (isPreflight(input) && input.hop.status === 403)
    return likely(statusLine(input), headerLine(input, 'server'));
  return isSuccess(input) ? likely(statusLine(input), headerLine(input, 'server')) : null;
};

const s3Region: Recogniser = (input) => {
  const moved = input.hop.status === 301 || input.hop.status === 307;
  if (!moved || !(isS3(input) || hasAnswered(input, 'x-amz-bucket-region'))) return null;
  return likely(statusLine(input), firstLine(input, ['x-amz-bucket-region', 'server']) ?? '');
};

const STORAGE_HOSTS = [
  'blob.core.windows.net',
  'r2.cloudflarestorage.com',
  'r2.dev',
  'storage.googleapis.com',
  'firebasestorage.googleapis.com',
];

const storage: Recogniser = (input) => {
  if (!isBare(input)) return null;
  const host = STORAGE_HOSTS.some((domain) => isHostOf(input.url, domain));
  const named = serverName(input).startsWith('windows-azure-blob') || serverName(input) === 'uploadserver';
  const refused = isPreflight(input) && input.hop.status === 403;
  if (!(host || named) || !(refused || isSuccess(input))) return null;
  const line = firstLine(input, ['server']) ?? shown(input.url.host);
  return likely(statusLine(input), line);
};

const cloudFunction: Recogniser = (input) => {
  const google = serverName(input) === 'google frontend';
  if (!google || !isPreflight(input) || !isBare(input) || isSuccess(input)) return null;
  return [403, 404, 500, 503].includes(input.hop.status)
    ? likely(statusLine(input), headerLine(input, 'server'))
    : null;
};

const serverless: Recogniser = (input) => {
  const line = firstLine(input, ['x-vercel-id', 'x-nf-request-id']);
  if (line === null || !isPreflight(input) || !isBare(input)) return null;
  return [200, 204, 404, 405].includes(input.hop.status) ? likely(statusLine(input), line) : null;
};

const apiManagement: Recogniser = (input) =>
  isHostOf(input.url, 'azure-api.net') &&
  input.hop.status === 200 &&
  isBare(input) &&
  answered(input, 'content-length') === '0'
    ? likely(statusLine(input), headerLine(input, 'content-length'))
    : null;

const azurePlatform: Recogniser = (input) =>
  isHostOf(input.url, 'azurewebsites.net') && isBare(input) && input.hop.status < 500
    ? possible(shown(input.url.host))
    : null;

const supabase: Recogniser = (input) =>
  isHostOf(input.url, 'supabase.co') && input.url.pathname.startsWith('/functions/') && isBare(input)
    ? likely(statusLine(input), shown(input.url.host))
    : null;

const IDENTITY_PATH =
  /\/protocol\/openid-connect\/|\/oauth2?\/(?:v[0-9.]+\/)?token$|\/oauth2\/v[0-9]|\/connect\/token$/;

/** Identity providers keep a list of web origins for each client. */
const identityProvider: Recogniser = (input) =>
  IDENTITY_PATH.test(input.url.pathname.slice(0, 1_000)) && isBare(input) && input.hop.status < 500
    ? likely(shown(input.url.pathname))
    : null;

/** Services that are asked from servers, with a secret, and let no page in. */
const SERVER_ONLY = [
  'api.twilio.com',
  'api.notion.com',
  'api.webflow.com',
  'api.sendgrid.com',
  'api.yelp.com',
  'api.twitter.com',
  'slack.com',
  'discord.com',
  'api.anthropic.com',
];

const thirdParty: Recogniser = (input) =>
  SERVER_ONLY.some((host) => input.url.hostname === host) && isBare(input)
    ? likely(shown(input.url.host))
    : null;

/** Clouds, platforms and services of others. */
export const cloudCauses = {
  'api-gateway-route-missing': blockedCause(0, gatewayRoute),
  'api-gateway-error-without-headers': blockedCause(0, gatewayOwnError),
  'api-gateway-http-api-mismatch': blockedCause(5, httpApi),
  'cloudfront-forbids-options': blockedCause(3, cloudFront),
  's3-bucket-rule-mismatch': blockedCause(2, s3Rule),
  's3-region-redirect': blockedCause(2, s3Region),
  'storage-bucket-without-cors': blockedCause(2, storage),
  'cloud-function-not-public': blockedCause(0, cloudFunction),
  'serverless-without-options': blockedCause(6, serverless),
  'azure-apim-empty-200': blockedCause(3, apiManagement),
  'azure-platform-overrides': blockedCause(6, azurePlatform),
  'supabase-function': blockedCause(0, supabase),
  'identity-provider-origin': blockedCause(3, identityProvider),
  'third-party-api': blockedCause(3, thirdParty),
} satisfies CauseFamily;
