import type { azureAndStorageCauses } from '../../../src/causes/azure-and-storage.ts';
import { refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const azureAndStorageLogs: Readonly<Record<keyof typeof azureAndStorageCauses, string>> = {
  'storage-bucket-without-cors': refused('403 Forbidden\nServer: Windows-Azure-Blob/1.0', {
    url: 'https://a.blob.core.windows.net/c/f',
  }),
  'azure-apim-empty-200': refused('200 OK\nContent-Length: 0', { url: 'https://a.azure-api.net/items' }),
  'azure-platform-overrides': refused('200 OK', { url: 'https://a.azurewebsites.net/items' }),
};
