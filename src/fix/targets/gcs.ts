import { bucketRule } from '../write/bucket-rule.ts';
import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';

/** Google Cloud Storage: one list holds the headers of requests and those of responses. */
export const gcs: Target = {
  id: 'gcs',
  name: 'Google Cloud Storage / Firebase Storage',
  variantOf: null,
  layer: 'application',
  language: 'json',
  place:
    'cors.json, then: gcloud storage buckets update gs://BUCKET --cors-file=cors.json (the console has no page for it)',
  documentation: 'https://cloud.google.com/storage/docs/using-cors',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'uploadserver', confidence: 'certain' },
      { header: 'x-guploader-uploadid', confidence: 'certain' },
      { header: 'x-goog-generation', confidence: 'certain' },
    ]) ?? findHost(exchange, ['storage.googleapis.com']),
  refuse: refuseUnless({ method: hasNoStar, header: hasNoStar }),
  write: (policy) =>
    bucketRule({
      origin: policy.origins,
      method: comparedMethods(policy),
      responseHeader: [...new Set([...policy.allowHeaders, ...policy.exposeHeaders])],
      maxAgeSeconds: policy.maxAge,
    }),
  notes: [
    {
      when: ['preflight-without-headers'],
      text: 'Cloud Storage answers 200 without headers when no rule holds the origin, the method and every header together.',
    },
    {
      when: ['preflight-needed', 'exposed-headers'],
      text: '`responseHeader` lists both what the page may send and what it may read.',
    },
    {
      when: ['credentials'],
      text: 'Cloud Storage never sends `Access-Control-Allow-Credentials`, so a request with cookies stays blocked: send a token or use a signed address, and leave `credentials` out of the request.',
    },
    {
      when: ['preflight-needed'],
      text: 'A resumable upload that your server begins has to begin with the `Origin` of the page (`createResumableUpload({ origin })`), whatever the bucket allows.',
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
