import { isOrdinaryOrigin, hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { comparedMethods } from '../methods.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** Azure refuses others. */
const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'MERGE',
  'OPTIONS',
]);

const option = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `  --${name} ${items.map(shellString).join(' ')} \\`);

/** Azure Storage. Values are kept as lists with commas, and a `*` at the end of a header is a pattern. */
export const azureBlob: Target = {
  id: 'azure-blob',
  name: 'Azure Storage',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'Azure CLI, or the same values in the portal: the storage account, Resource sharing (CORS)',
  documentation:
    'https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'windows-azure-', confidence: 'certain' },
      { header: 'x-ms-blob-type', confidence: 'certain' },
    ]) ?? findHost(exchange, ['.core.windows.net']),
  refuse: refuseUnless({
    origin: isOrdinaryOrigin,
    method: (method) => METHODS.has(method),
    header: hasNoStar,
  }),
  write: (policy) =>
    lines(
      '# b: blobs, f: files, q: queues, t: tables. Origins exactly as the browser sends them.',
      'az storage cors add --account-name ACCOUNT --services b \\',
      option('origins', policy.origins),
      option('methods', comparedMethods(policy)),
      option('allowed-headers', policy.allowHeaders),
      option('exposed-headers', policy.exposeHeaders),
      `  --max-age ${policy.maxAge}`,
    ),
  notes: [
    {
      when: ['preflight-forbidden'],
      text: '403 (`CorsPreflightFailure`) means that no rule matches origin, method and headers. The first rule that matches counts: list them with `az storage cors list`.',
    },
    {
      when: ['response-unauthorized'],
      text: 'A 403 with CORS headers is the signature or the access level of the container.',
    },
    {
      when: ['credentials'],
      text: 'Nothing has to be set for credentials: Azure sends `Access-Control-Allow-Credentials: true` by itself to an origin that is named.',
    },
    {
      when: ['preflight-needed'],
      text: 'Clients of Azure send many `x-ms-…` headers: those that the preflight asked for are listed, others may follow with other calls.',
    },
    {
      when: ['always'],
      text: 'A static website (`….web.core.windows.net`) sends no CORS headers: ask `….blob.core.windows.net`, or put Front Door before it.',
    },
    {
      when: ['always'],
      text: 'There are at most five rules for each service, and a change may take a minute.',
    },
  ],
};
