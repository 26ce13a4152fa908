import { code, sentence } from '../compose.ts';
import { CORS_GUIDE, type CauseWriter, mdnHeader, mdnStatus, PREFLIGHT_GUIDE } from './text.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');

/** Clouds, platforms and services of others. */
export const cloudTexts = {
  'api-gateway-route-missing': ({ server, path, sign }) => ({
    title: sentence`API Gateway has no such route, stage or OPTIONS method`,
    story: sentence`${server} answered ${path} with ${sign}. In spite of its name that error means that no route matches the path and the method.`,
    check: sentence`Compare the path with the deployed stage, and look whether the resource has an OPTIONS method.`,
    avoid: sentence`Do not look for a token that is missing: the name of the error misleads.`,
    link: mdnStatus(403),
  }),
  'api-gateway-error-without-headers': ({ server, status, sign }) => ({
    title: sentence`API Gateway made the error itself, without CORS headers`,
    story: sentence`${server} answered ${status} (${sign}). An authorizer, a limit or a failed integration ended the request in the gateway, which adds headers to its own errors only where its gateway responses say so.`,
    check: sentence`Look in the gateway's log for the request, and at the gateway responses for 4XX and 5XX.`,
    avoid: null,
    link: CORS_GUIDE,
  }),
  'api-gateway-http-api-mismatch': ({ server, page }) => ({
    title: sentence`The CORS configuration of the HTTP API does not fit`,
    story: sentence`${server} answered the preflight itself and without a CORS header. API Gateway does so when ${page}, the method or a header is missing in the API's CORS configuration.`,
    check: sentence`Compare the three lists of the API's CORS configuration with the preflight.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'cloudfront-forbids-options': ({ server, sign }) => ({
    title: sentence`CloudFront does not let OPTIONS through`,
    story: sentence`CloudFront answered the preflight for ${server} with 403 (${sign}). Its behaviour for this path allows GET and HEAD only, or a firewall rule refuses OPTIONS.`,
    check: sentence`Look at the allowed methods of the behaviour that matches the path.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  's3-bucket-rule-mismatch': ({ server, page, status }) => ({
    title: sentence`No CORS rule of the bucket fits`,
    story: sentence`S3 answered ${status} for ${server} without a CORS header. The bucket has no CORS configuration, or none of its rules names ${page}, the method and every header.`,
    check: sentence`Compare ${code('AllowedOrigins')}, ${code('AllowedMethods')} and ${code('AllowedHeaders')} of the bucket with the request.`,
    avoid: sentence`Do not add OPTIONS to ${code('AllowedMethods')}: S3 answers it by itself.`,
    link: CORS_GUIDE,
  }),
  's3-region-redirect': ({ server, target }) => ({
    title: sentence`The bucket is in another region`,
    story: sentence`${server} redirected the request to ${target}. S3 does so when a bucket is asked under the address of a region that is not its own.`,
    check: sentence`Ask for the bucket under the address of its own region.`,
    avoid: null,
    link: mdnStatus(307),
  }),
  'storage-bucket-without-cors': ({ server, page, status }) => ({
    title: sentence`The storage bucket has no CORS rule for this page`,
    story: sentence`${server} answered ${status} without a CORS header. Storage services give none until a rule names ${page}, the method and the headers.`,
    check: sentence`List the CORS rules of the bucket or the storage account.`,
    avoid: null,
    link: CORS_GUIDE,
  }),
  'cloud-function-not-public': ({ server, status }) => ({
    title: sentence`The cloud function did not answer the preflight`,
    story: sentence`Google's front end answered ${status} for ${server}. The function is not deployed under that name, it does not let everybody call it, or it fails as it starts.`,
    check: sentence`Look whether the function may be called without authentication, and at its log.`,
    avoid: null,
    link: mdnStatus(403),
  }),
  'serverless-without-options': ({ server, path, status }) => ({
    title: sentence`The serverless function does not handle OPTIONS`,
    story: sentence`The platform of ${server} answered the preflight for ${path} with ${status} and no CORS header. A function gets OPTIONS like any other method, and has to answer it itself.`,
    check: sentence`Look which methods the function handles.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'azure-apim-empty-200': ({ server, page }) => ({
    title: sentence`API Management did not know the origin`,
    story: sentence`${server} answered 200 with an empty body. API Management's ${code('cors')} policy does so for an origin that it does not list, here ${page}.`,
    check: sentence`Look for ${page} in the ${code('allowed-origins')} of the ${code('cors')} policy.`,
    avoid: null,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'azure-platform-overrides': ({ server }) => ({
    title: sentence`App Service's own CORS settings may win`,
    story: sentence`${server} runs on Azure App Service or Functions. As soon as the platform's CORS list has an entry, it answers preflights itself and the application's settings have no effect.`,
    check: sentence`Look at the CORS page of the app in the portal: use that or the application's own code, not both.`,
    avoid: null,
    link: CORS_GUIDE,
  }),
  'supabase-function': ({ server, path, status }) => ({
    title: sentence`The Edge Function does not answer with CORS headers`,
    story: sentence`${server} answered ${path} with ${status}. An Edge Function has to answer OPTIONS itself, and to add the headers to its errors as well.`,
    check: sentence`Look whether the function answers OPTIONS before it reads the body or the token.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'identity-provider-origin': ({ server, page, path }) => ({
    title: sentence`The identity provider does not know this page`,
    story: sentence`${path} of ${server} is an address of an identity provider. It lets in only the web origins that are registered for the client, and ${page} is not among them.`,
    check: sentence`Look for ${page} in the web origins of the client, without a slash at its end.`,
    avoid: null,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'third-party-api': ({ host, page }) => ({
    title: sentence`This service is not made for browsers`,
    story: sentence`${host} belongs to a service that expects calls from servers, with a secret. It sends no ${ALLOW_ORIGIN}, and nothing on ${page} can change that.`,
    check: sentence`Look in the documentation of the service whether it names calls from browsers.`,
    avoid: sentence`Do not put its secret into the page: call it from your own server.`,
    link: CORS_GUIDE,
  }),
} satisfies Record<string, CauseWriter>;
