import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { lines } from '../write/lines.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** MinIO: one list of origins for all buckets, in which a `*` would be a pattern. Everything else is its own business. */
export const minio: Target = {
  id: 'minio',
  name: 'MinIO',
  variantOf: 'r2',
  layer: 'application',
  language: 'shell',
  place: 'The client mc, or MINIO_API_CORS_ALLOW_ORIGIN in the environment of the server',
  documentation: 'https://min.io/docs/minio/linux/reference/minio-server/settings/core.html',
  log: 'mc admin trace --verbose ALIAS shows every request with its Origin, and the answer.',
  detect: () => null,
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: ({ origins }) =>
    lines(
      '# Exactly as the browser sends them, with commas between. It replaces the list for all buckets.',
      `mc admin config set ALIAS api cors_allow_origin=${shellString(origins.join(','))}`,
      'mc admin service restart ALIAS',
    ),
  notes: [
    {
      when: ['always'],
      text: 'The API answers on port 9000, the console on 9001: a page that asks the console gets its page, without CORS headers.',
    },
    {
      when: ['response-unauthorized', 'preflight-forbidden'],
      text: 'A 403 may be the signature: a signed address allows one method and the headers that were signed, whatever CORS says.',
    },
  ],
};
