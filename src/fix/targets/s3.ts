import { bucketRule } from '../write/bucket-rule.ts';
import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';

/** Buckets of the S3 kind refuse a configuration with others. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

/** What a rule of the S3 kind can hold: a `*` within a value is a pattern there. */
export const refuseBucketRule = refuseUnless({
  origin: hasNoStar,
  method: (method) => METHODS.has(method),
  header: hasNoStar,
});

/** Amazon S3. Every request is compared with the rule, simple methods too. */
export const s3: Target = {
  id: 's3',
  name: 'Amazon S3 bucket',
  variantOf: null,
  layer: 'application',
  language: 'json',
  place:
    'The bucket in the console: Permissions, Cross-origin resource sharing (CORS), Edit. For aws s3api put-bucket-cors: the list as "CORSRules"',
  documentation: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'amazons3', confidence: 'certain' },
      { header: 'x-amz-bucket-region', confidence: 'certain' },
    ]),
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
      when: ['preflight-forbidden'],
      text: 'S3 answers 403 to a preflight that no rule matches: it compares origin, method and every header. `OPTIONS` cannot be listed and need not be.',
    },
    {
      when: ['preflight-redirected', 'preflight-bad-request', 'redirected'],
      text: 'A redirect (301, 307) or a 400 comes from the wrong region, or while the bucket is new. Ask `BUCKET.s3.REGION.amazonaws.com`: no browser follows the redirect of a preflight.',
    },
    {
      when: ['response-unauthorized', 'failure-without-headers'],
      text: 'An error about the signature or the access (403) carries the headers only when the `Origin` matches a rule. Compare the method and the headers with those that were signed.',
    },
    {
      when: ['credentials'],
      text: 'Nothing has to be set for credentials: S3 sends `Access-Control-Allow-Credentials: true` by itself to an origin that is named.',
    },
    {
      when: ['preflight-needed'],
      text: 'Uploads in parts read the `ETag` of each part: list it in `ExposeHeaders`. The AWS SDK sends other `x-amz-…` headers with other calls: add those that a preflight asks for.',
    },
    {
      when: ['success-without-headers'],
      text: 'Without an `Origin`, S3 sends no CORS headers and no `Vary`. An image that was loaded without `crossorigin` before may be in the cache like that: add `crossorigin` to every tag of it, or another query.',
    },
    {
      when: ['always'],
      text: 'With CloudFront in front, attach the origin request policy `Managed-CORS-S3Origin`, or S3 never sees the `Origin`; and list `Origin` in the cache policy, or all get the answer that was made for the first.',
    },
  ],
};
