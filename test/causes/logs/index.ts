import { aiClientsLogs } from './ai-clients.ts';
import { crossSiteGuardsLogs } from './cross-site-guards.ts';
import { localServersLogs } from './local-servers.ts';
import { hostsOfOthersLogs } from './hosts-of-others.ts';
import type { CauseId } from '../../../src/causes/causes-of.ts';
import { allowListLogs } from './allow-list.ts';
import { authenticationLogs } from './authentication.ts';
import { awsLogs } from './aws.ts';
import { azureAndStorageLogs } from './azure-and-storage.ts';
import { cachesLogs } from './caches.ts';
import { connectionLogs } from './connection.ts';
import { developmentLogs } from './development.ts';
import { functionsLogs } from './functions.ts';
import { guardsInFrontLogs } from './guards-in-front.ts';
import { nginxLogs } from './nginx.ts';
import { optionsRoutesLogs } from './options-routes.ts';
import { originValuesLogs } from './origin-values.ts';
import { pageHeadersLogs } from './page-headers.ts';
import { pageRequestsLogs } from './page-requests.ts';
import { passedLogs } from './passed.ts';
import { redirectsLogs } from './redirects.ts';
import { refusedByBrowserLogs } from './refused-by-browser.ts';
import { serverErrorsLogs } from './server-errors.ts';
import { servicesLogs } from './services.ts';
import { takesOptionsLogs } from './takes-options.ts';
import { unusualOriginsLogs } from './unusual-origins.ts';
import { verdictAllowOriginLogs } from './verdict-allow-origin.ts';
import { verdictPreflightLogs } from './verdict-preflight.ts';
import { verdictRequestLogs } from './verdict-request.ts';
import { wrongAddressLogs } from './wrong-address.ts';

/** One log for every cause, whose last exchange has this fault and no other. A cause without one is a type error. */
export const LOGS: Readonly<Record<CauseId, string>> = {
  ...verdictAllowOriginLogs,
  ...verdictPreflightLogs,
  ...verdictRequestLogs,
  ...optionsRoutesLogs,
  ...allowListLogs,
  ...serverErrorsLogs,
  ...authenticationLogs,
  ...wrongAddressLogs,
  ...nginxLogs,
  ...cachesLogs,
  ...guardsInFrontLogs,
  ...takesOptionsLogs,
  ...awsLogs,
  ...azureAndStorageLogs,
  ...functionsLogs,
  ...servicesLogs,
  ...developmentLogs,
  ...originValuesLogs,
  ...unusualOriginsLogs,
  ...redirectsLogs,
  ...pageHeadersLogs,
  ...pageRequestsLogs,
  ...connectionLogs,
  ...refusedByBrowserLogs,
  ...aiClientsLogs,
  ...crossSiteGuardsLogs,
  ...localServersLogs,
  ...hostsOfOthersLogs,
  ...passedLogs,
};

/** What the verdict says itself in other words: true of every log that has it. */
export const VERDICT_CAUSES: readonly string[] = Object.keys({
  ...verdictAllowOriginLogs,
  ...verdictPreflightLogs,
  ...verdictRequestLogs,
});
