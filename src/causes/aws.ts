import {
  answered,
  asked,
  type CauseInput,
  firstLine,
  hasAnswered,
  headerLine,
  isBare,
  isPreflight,
  isS3,
  isSuccess,
  isTainted,
  lacksAllowOrigin,
  requestedHeaders,
  serverName,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdnStatus, PREFLIGHT_GUIDE } from './links.ts';

const gatewayError = (input: CauseInput): string => answered(input, 'x-amzn-errortype');

/** API Gateway's misnomer for "no such route or method"; a method that wants a signature says the same where it is missing. */
const gatewayRoute: Recogniser = (input) =>
  gatewayError(input).startsWith('MissingAuthenticationToken') && lacksAllowOrigin(input)
    ? byOwnSign(likely(statusLine(input), headerLine(input, 'x-amzn-errortype')))
    : null;

const GATEWAY_ERRORS = new Set([400, 401, 403, 413, 429, 500, 502, 503, 504]);

/** Errors that the gateway makes itself never pass the integration that would add the headers. */
const gatewayOwnError: Recogniser = (input) => {
  if (!lacksAllowOrigin(input) || !GATEWAY_ERRORS.has(input.hop.status)) return null;
  if (gatewayError(input).startsWith('MissingAuthenticationToken')) return null;
  if (gatewayError(input) !== '')
    return byOwnSign(likely(statusLine(input), headerLine(input, 'x-amzn-errortype')));
  const trace = firstLine(input, ['x-amz-apigw-id', 'apigw-requestid']);
  return trace === null ? null : byOwnSign(likely(statusLine(input), trace));
};

const httpApi: Recogniser = (input) =>
  isPreflight(input) && isSuccess(input) && isBare(input) && hasAnswered(input, 'apigw-requestid')
    ? byOwnSign(likely(statusLine(input), headerLine(input, 'apigw-requestid')))
    : null;

const cloudFront: Recogniser = (input) => {
  const line = firstLine(input, ['x-amz-cf-id', 'x-amz-cf-pop']);
  const own = /error from cloudfront/i.test(answered(input, 'x-cache'));
  if (!isPreflight(input) || input.hop.status !== 403 || line === null || !lacksAllowOrigin(input))
    return null;
  const storage = serverName(input) === 'amazons3';
  return own && !storage && gatewayError(input) === ''
    ? byOwnSign(likely(statusLine(input), headerLine(input, 'x-cache')))
    : null;
};

/** S3 asks nobody to sign a preflight: its 403 on OPTIONS is about the bucket's CORS rules. */
const s3Rule: Recogniser = (input) => {
  if (!isS3(input) || !isBare(input) || isTainted(input)) return null;
  if (isPreflight(input) && input.hop.status === 403)
    return byOwnSign(likely(statusLine(input), headerLine(input, 'server')));
  return isSuccess(input) ? byOwnSign(likely(statusLine(input), headerLine(input, 'server'))) : null;
};

const s3Region: Recogniser = (input) => {
  const moved = input.hop.status === 301 || input.hop.status === 307;
  if (!moved || !(isS3(input) || hasAnswered(input, 'x-amz-bucket-region'))) return null;
  return byOwnSign(likely(statusLine(input), firstLine(input, ['x-amz-bucket-region', 'server']) ?? ''));
};

/** Headers that the SDK signs into an upload: each has to be in a rule of the bucket. */
const presigned: Recogniser = (input) => {
  const name = [...requestedHeaders(input)].find((each) => each.startsWith('x-amz-'));
  const refused = isS3(input) && isPreflight(input) && input.hop.status === 403;
  return refused && name !== undefined ? byOwnSign(likely(asked(name), statusLine(input))) : null;
};

/** AWS. */
export const awsCauses = {
  'api-gateway-route-missing': {
    rank: 0,
    recognise: gatewayRoute,
    words: ({ server, path, status, signed }) => ({
      title: sentence`API Gateway has no such route, stage or OPTIONS method`,
      story: sentence`${server} answered ${path} with ${status}${signed}. In spite of its name that error means that no route matches the path and the method.`,
      check: sentence`Compare the path with the deployed stage, and look whether the resource has an OPTIONS method.`,
      fix: sentence`Add the route or its OPTIONS method (“Enable CORS” makes one), and deploy the stage again.`,
      avoid: sentence`Do not look for a token that is missing: the name of the error misleads.`,
      link: mdnStatus(403),
    }),
  },
  'api-gateway-error-without-headers': {
    rank: 0,
    recognise: gatewayOwnError,
    words: ({ server, status, signed }) => ({
      title: sentence`API Gateway made the error itself, without CORS headers`,
      story: sentence`${server} answered ${status}${signed}. An authorizer, a limit or a failed integration ended the request in the gateway, which adds headers to its own errors only where its gateway responses say so.`,
      check: sentence`Look in the gateway's log for the request, and at the gateway responses for 4XX and 5XX.`,
      fix: sentence`Correct the error that the log shows, and add the CORS headers to the gateway responses ${code('DEFAULT_4XX')} and ${code('DEFAULT_5XX')}.`,
      avoid: sentence`Do not look for the error in the function alone: it may never have been called.`,
      link: CORS_GUIDE,
    }),
  },
  'api-gateway-http-api-mismatch': {
    rank: 5,
    recognise: httpApi,
    words: ({ server, page }) => ({
      title: sentence`The CORS configuration of the HTTP API does not fit`,
      story: sentence`${server} answered the preflight itself and without a CORS header. API Gateway does so when ${page}, the method or a header is missing in the API's CORS configuration.`,
      check: sentence`Compare the three lists of the API's CORS configuration with the preflight.`,
      fix: sentence`Name ${page}, the method and the headers in the CORS configuration of the API.`,
      avoid: sentence`Do not add the headers in the function as well: once the API has a CORS configuration, its own headers count.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'cloudfront-forbids-options': {
    rank: 3,
    recognise: cloudFront,
    words: ({ server, signed }) => ({
      title: sentence`CloudFront does not let OPTIONS through`,
      story: sentence`CloudFront answered the preflight for ${server} with 403${signed}. Its behaviour for this path allows GET and HEAD only, or a firewall rule refuses OPTIONS.`,
      check: sentence`Look at the allowed methods of the behaviour that matches the path.`,
      fix: sentence`Allow OPTIONS in the behaviour for this path, and forward ${code('Origin')} and the two ${code('Access-Control-Request-*')} headers.`,
      avoid: sentence`Do not change the origin server first: CloudFront never asked it.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  's3-bucket-rule-mismatch': {
    rank: 2,
    recognise: s3Rule,
    says: {
      refusals: ['CORSResponse: … not allowed'],
      of: 'both',
    },
    words: ({ server, page, status }) => ({
      title: sentence`No CORS rule of the bucket fits`,
      story: sentence`S3 answered ${status} for ${server} without a CORS header. The bucket has no CORS configuration, or none of its rules names ${page}, the method and every header.`,
      check: sentence`Compare ${code('AllowedOrigins')}, ${code('AllowedMethods')} and ${code('AllowedHeaders')} of the bucket with the request.`,
      fix: sentence`Add a rule to the bucket that names ${page}, the method and the headers.`,
      avoid: sentence`Do not add OPTIONS to ${code('AllowedMethods')}: S3 answers it by itself.`,
      link: CORS_GUIDE,
    }),
  },
  's3-region-redirect': {
    rank: 2,
    recognise: s3Region,
    words: ({ server, target }) => ({
      title: sentence`The bucket is in another region`,
      story: sentence`${server} redirected the request to ${target}. S3 does so when a bucket is asked under the address of a region that is not its own.`,
      check: sentence`Ask for the bucket under the address of its own region.`,
      fix: sentence`Ask for the bucket under the address that the redirect names, and sign for its region: a signature is valid for one host.`,
      avoid: sentence`Do not add CORS headers for the redirect: no preflight follows one.`,
      link: mdnStatus(307),
    }),
  },
  'presigned-upload-headers': {
    rank: 3,
    recognise: presigned,
    words: ({ server, sign }) => ({
      title: sentence`The upload carries a header that the bucket's rule may not list`,
      story: sentence`The preflight for ${server} asks for ${sign}, which the SDK adds to a signed upload (checksums since 2025, ${code('x-amz-acl')}, ${code('x-amz-meta-*')}). S3 refuses the whole preflight when one header is in no rule.`,
      check: sentence`Compare ${code('Access-Control-Request-Headers')} with ${code('AllowedHeaders')} of the bucket's rule.`,
      fix: sentence`Add ${code('x-amz-*')} to ${code('AllowedHeaders')}, or let the SDK sign without it (${code("requestChecksumCalculation: 'WHEN_REQUIRED'")}).`,
      avoid: sentence`Do not leave a signed header out of the upload: the signature covers it.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
