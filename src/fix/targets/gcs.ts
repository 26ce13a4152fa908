import { bucketRule } from '../bucket-rule.ts';
import { findFingerprint, findHost } from '../fingerprint.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';

/** Google Cloud Storage: one list holds the headers of requests and those of responses. */
export const gcs: Target = {
  id: 'gcs',
  name: 'Google Cloud Storage / Firebase Storage',
  variantOf: null,
  layer: 'application',
  language: 'json',
  place: 'cors.json, then: gcloud storage buckets update gs://BUCKET --cors-file=cors.json',
  documentation: 'https://cloud.google.com/storage/docs/using-cors',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'uploadserver', confidence: 'certain' },
      { header: 'x-guploader-uploadid', confidence: 'certain' },
      { header: 'x-goog-generation', confidence: 'certain' },
    ]) ?? findHost(exchange, ['.storage.googleapis.com', 'firebasestorage.googleapis.com']),
  write: (policy) =>
    bucketRule({
      origin: policy.origins,
      method: comparedMethods(policy),
      responseHeader: [...new Set([...policy.allowHeaders, ...policy.exposeHeaders])],
      maxAgeSeconds: policy.maxAge,
    }),
  notes: [
    {
      when: ['preflight-needed', 'exposed-headers'],
      text: '`responseHeader` lists both what the page may send and what it may read.',
    },
    {
      when: ['credentials'],
      text: 'Cloud Storage does not allow cookies of other sites: send a token or use a signed address, and leave `credentials` out.',
    },
    {
      when: ['redirected', 'response-unauthorized'],
      text: '`storage.cloud.google.com` ignores CORS and redirects to a login: ask `storage.googleapis.com`.',
    },
    {
      when: ['always'],
      text: 'Answers that are cached keep the old headers for their `Cache-Control` time, an hour by default.',
    },
  ],
};
