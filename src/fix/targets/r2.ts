import { bucketRule } from '../write/bucket-rule.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';
import { refuseBucketRule } from './s3.ts';

/** Buckets that understand S3's rules. */
export const r2: Target = {
  id: 'r2',
  name: 'Cloudflare R2 / MinIO / DigitalOcean Spaces / Backblaze',
  variantOf: null,
  layer: 'application',
  language: 'json',
  place:
    'R2: the bucket in the dashboard, Settings, CORS Policy, Add, JSON. Others: aws s3api put-bucket-cors with their endpoint, the list as "CORSRules"',
  documentation: 'https://developers.cloudflare.com/r2/buckets/cors/',
  detect: (exchange) =>
    findHost(exchange, [
      '.r2.cloudflarestorage.com',
      '.r2.dev',
      '.digitaloceanspaces.com',
      '.backblazeb2.com',
    ]) ?? findFingerprint(exchange, [{ header: 'server', starts: 'minio', confidence: 'certain' }]),
  refuse: refuseBucketRule,
  write: (policy) =>
    bucketRule({
      AllowedOrigins: policy.origins,
      AllowedMethods: comparedMethods(policy),
      AllowedHeaders: policy.allowHeaders,
      ExposeHeaders: policy.exposeHeaders,
      MaxAgeSeconds: policy.maxAge,
    }),
  notes: [
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: 'A 403 may be the signature: a signed address allows one method and the headers that were signed, whatever CORS says.',
    },
    {
      when: ['always'],
      text: 'R2: a custom domain or `r2.dev` caches answers with their headers: purge it after a change, and wait up to half a minute.',
    },
    {
      when: ['always'],
      text: '`wrangler r2 bucket cors set` reads another form: `rules`, each with `allowed` (`origins`, `methods`, `headers`), `exposeHeaders` and `maxAgeSeconds`.',
    },
    {
      when: ['always'],
      text: 'MinIO has one setting for all buckets: `mc admin config set ALIAS api cors_allow_origin=…`, with the origins separated by commas.',
    },
  ],
};
