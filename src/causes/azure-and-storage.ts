import {
  answered,
  firstLine,
  headerLine,
  isBare,
  isHostOf,
  isPreflight,
  isS3,
  isStorage,
  isSuccess,
  isTainted,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdnHeader } from './links.ts';

const storage: Recogniser = (input) => {
  if (!isBare(input) || isTainted(input)) return null;
  const refused = isPreflight(input) && input.hop.status === 403;
  if (isS3(input) || !isStorage(input) || !(refused || isSuccess(input))) return null;
  const line = firstLine(input, ['server']) ?? shown(input.url.host);
  return byOwnSign(likely(statusLine(input), line));
};

const apiManagement: Recogniser = (input) =>
  isHostOf(input.url, 'azure-api.net') &&
  input.hop.status === 200 &&
  isBare(input) &&
  answered(input, 'content-length') === '0'
    ? byOwnSign(likely(statusLine(input), headerLine(input, 'content-length')))
    : null;

const azurePlatform: Recogniser = (input) =>
  isHostOf(input.url, 'azurewebsites.net') && isBare(input) && input.hop.status < 500
    ? possible(shown(input.url.host))
    : null;

/** Azure, and storage of any cloud. */
export const azureAndStorageCauses = {
  'storage-bucket-without-cors': {
    rank: 2,
    recognise: storage,
    says: {
      refusals: ['CORS not enabled or no matching rule found'],
      of: 'both',
    },
    words: ({ server, page, status }) => ({
      title: sentence`The storage bucket has no CORS rule for this page`,
      story: sentence`${server} answered ${status} without a CORS header. Storage services give none until a rule names ${page}, the method and the headers.`,
      check: sentence`List the CORS rules of the bucket or the storage account.`,
      fix: sentence`Add a CORS rule for ${page} to the bucket or the storage account.`,
      avoid: sentence`Do not make the bucket public instead: who may read it and which page may are two questions.`,
      link: CORS_GUIDE,
    }),
  },
  'azure-apim-empty-200': {
    rank: 3,
    recognise: apiManagement,
    words: ({ server, page }) => ({
      title: sentence`API Management did not know the origin`,
      story: sentence`${server} answered 200 with an empty body. API Management's ${code('cors')} policy does so for an origin that it does not list, here ${page}.`,
      check: sentence`Look for ${page} in the ${code('allowed-origins')} of the ${code('cors')} policy.`,
      fix: sentence`Add ${page} to ${code('allowed-origins')}, without a slash at its end.`,
      avoid: sentence`Do not look for the error in the API behind it: API Management answered by itself.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'azure-platform-overrides': {
    rank: 6,
    recognise: azurePlatform,
    words: ({ server, page }) => ({
      title: sentence`App Service's own CORS settings may win`,
      story: sentence`${server} runs on Azure App Service or Functions. As soon as the platform's CORS list has an entry, it answers preflights itself and the application's settings have no effect.`,
      check: sentence`Look at the CORS page of the app in the portal: use that or the application's own code, not both.`,
      fix: sentence`Name ${page} in the CORS list of the platform, or empty that list and configure the application.`,
      avoid: sentence`Do not configure both: the platform wins, and the application’s settings seem broken.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
