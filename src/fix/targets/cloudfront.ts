import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { yamlLines } from '../write/lists.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import type { Target } from '../target.ts';

/** CloudFront's schema knows these, and refuses a policy with others. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const items = (name: string, values: readonly string[]): readonly Line[] => [
  `          AccessControl${name}:`,
  '            Items:',
  ...yamlLines(values, '              '),
];

/** CloudFront: a response headers policy. A `*` within an origin would be a pattern. */
export const cloudfront: Target = {
  id: 'cloudfront',
  name: 'Amazon CloudFront',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place:
    'CloudFormation: a response headers policy, and a reference to it in the cache behavior of the API. In the console: Policies, Response headers',
  documentation:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-amz-cf-id', confidence: 'certain' },
      { header: 'via', includes: 'cloudfront', confidence: 'certain' },
    ]) ?? findHost(exchange, ['.cloudfront.net']),
  refuse: refuseUnless({ origin: hasNoStar, method: (method) => METHODS.has(method), header: hasNoStar }),
  write: (policy) =>
    lines(
      'Resources:',
      '  CorsPolicy:',
      '    Type: AWS::CloudFront::ResponseHeadersPolicy',
      '    Properties:',
      '      ResponseHeadersPolicyConfig:',
      '        Name: cors-of-the-api',
      '        CorsConfig:',
      '          # Origins exactly as the browser sends them: one line per environment',
      ...items('AllowOrigins', policy.origins),
      ...items('AllowMethods', comparedMethods(policy)),
      lineIf(policy.allowHeaders.length === 0, '          # Needs no permission: the list must not be empty'),
      ...items('AllowHeaders', namedHeaders(policy)),
      ...(policy.exposeHeaders.length > 0 ? items('ExposeHeaders', policy.exposeHeaders) : []),
      `          AccessControlAllowCredentials: ${policy.credentials}`,
      `          AccessControlMaxAgeSec: ${policy.maxAge}`,
      '          OriginOverride: true # in place of what the server behind it sends, and of what is cached',
      '  # In the cache behavior of the API:',
      '  #   ResponseHeadersPolicyId: !Ref CorsPolicy',
      '  #   AllowedMethods: [GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE]',
    ),
  notes: [
    {
      when: ['preflight-forbidden', 'preflight-method-not-allowed'],
      text: 'CloudFront answers 403 to `OPTIONS` unless the allowed methods of the behavior contain it.',
    },
    {
      when: [
        'preflight-forbidden',
        'preflight-not-found',
        'preflight-method-not-allowed',
        'preflight-unauthorized',
        'preflight-bad-request',
        'preflight-server-error',
      ],
      text: 'The policy adds headers and changes no status: the server behind CloudFront has to answer `OPTIONS` with 200 or 204 (S3 does, with a CORS rule of its own), or a CloudFront Function on viewer request does.',
    },
    {
      when: ['failure-without-headers', 'gateway-error'],
      text: 'Errors that CloudFront makes itself (403 of a firewall or a signed address, 502, 504) may come without these headers.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'A behavior that redirects HTTP to HTTPS redirects preflights as well, which no browser follows: have the page ask the `https` address.',
    },
    {
      when: ['header-sent'],
      text: 'After a change, invalidate the paths: answers that are cached keep what the server sent.',
    },
    {
      when: ['always'],
      text: 'A server that chooses the origin itself has to see it: attach the origin request policy `Managed-CORS-S3Origin` (S3) or `Managed-AllViewerExceptHostHeader` (API). Unless caching is off, the cache policy has to list `Origin` as well, or all get the answer that was made for the first.',
    },
  ],
};
