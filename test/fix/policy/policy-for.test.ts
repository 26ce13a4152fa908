import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apiOf, sameApi } from '../../../src/fix/policy/api.ts';
import { policyFor } from '../../../src/fix/policy/policy-for.ts';
import { isRefusal, validatePolicy } from '../../../src/fix/policy/validate-policy.ts';
import { FIREFOX } from '../../support/http-text.ts';
import { BLOCKED_GET, BLOCKED_PUT, diagnoseAll, diagnoseOne } from '../diagnosed.ts';

const ORIGIN = 'https://app.example.com';

test('a blocked GET without a preflight is granted its origin and nothing else', () => {
  expect(policyFor([diagnoseOne(BLOCKED_GET)])).toEqual({
    policy: {
      origins: [ORIGIN],
      methods: [],
      allowHeaders: [],
      exposeHeaders: [],
      credentials: false,
      maxAge: 600,
    },
    refusals: [],
  });
});

test('a cached preflight tells the Authorization that Chrome leaves out of a HAR', () => {
  const request = `
    GET https://api.example.com/items
    Origin: ${ORIGIN}
    Sec-Fetch-Mode: cors
    Accept-Encoding: gzip
    x-trace: 1`;
  const [, blocked] = diagnoseAll(`
    OPTIONS https://api.example.com/items
    @start 1
    Origin: ${ORIGIN}
    Access-Control-Request-Method: GET
    Access-Control-Request-Headers: authorization,x-trace

    204 No Content
    Access-Control-Allow-Origin: ${ORIGIN}
    Access-Control-Allow-Headers: authorization,x-trace
    ---
    ${request}
    @start 0
    @time 20

    200 OK
    Access-Control-Allow-Origin: ${ORIGIN}
    ---
    ${request}
    @start 100
    @error net::ERR_FAILED

    500 Internal Server Error`);
  expect(blocked?.diagnosis.verdict).toBe('blocked');
  expect(blocked && policyFor([blocked]).policy?.allowHeaders).toEqual(['authorization', 'x-trace']);
});

test('a failed preflight is granted the method and the headers that it asked for', () => {
  const { policy } = policyFor([diagnoseOne(BLOCKED_PUT)]);
  expect(policy?.methods).toEqual(['PUT']);
  expect(policy?.allowHeaders).toEqual(['authorization', 'content-type', 'x-trace-id']);
});

const LOG = `${BLOCKED_PUT}---${BLOCKED_GET}---
OPTIONS https://api.example.com/items/2
@request-id 2
Origin: http://localhost:5173
Access-Control-Request-Method: PATCH

204 No Content
Access-Control-Allow-Origin: http://localhost:5173
Access-Control-Allow-Methods: PATCH, DELETE
---
PATCH https://api.example.com/items/2
Origin: http://localhost:5173

200 OK
Access-Control-Allow-Origin: http://localhost:5173
---
GET https://other.example.com/
@error net::ERR_FAILED
Origin: https://app.example.com

200 OK
`;

test('all traffic to one API makes one policy, what passes today included', () => {
  const log = diagnoseAll(LOG);
  const [first] = log;
  if (first === undefined) throw new Error('the log is empty');
  const traffic = sameApi(log, first);
  expect(traffic.map(({ exchange }) => exchange.method)).toEqual(['PUT', 'GET', 'PATCH']);
  const { policy } = policyFor(traffic);
  expect(policy?.origins).toEqual([ORIGIN, 'http://localhost:5173']);
  expect(policy?.methods).toEqual(['PATCH', 'PUT']);
});

test('other environments and exposed headers are added when they are asked for, and refused when they are dangerous', () => {
  const options = { origins: ['https://staging.example.com', '*'], exposeHeaders: ['x-total', '*'] };
  const { policy, refusals } = policyFor([diagnoseOne(BLOCKED_GET)], options);
  expect(policy?.origins).toEqual([ORIGIN, 'https://staging.example.com']);
  expect(policy?.exposeHeaders).toEqual(['x-total']);
  expect(refusals.map(({ code }) => code)).toEqual(['wildcard-origin', 'wildcard-header']);
});

test('credentials are granted when only they explain the failure', () => {
  const diagnosed = diagnoseOne(`
GET https://api.example.com/me
@error net::ERR_FAILED
Origin: https://app.example.com
Cookie: session=1

200 OK
Access-Control-Allow-Origin: *
`);
  expect(policyFor([diagnosed]).policy?.credentials).toBe(true);
});

test('a request that nothing blocks needs no policy', () => {
  const diagnosed = diagnoseOne(`
GET https://api.example.com/items
Origin: https://app.example.com

200 OK
Access-Control-Allow-Origin: https://app.example.com
`);
  expect(policyFor([diagnosed])).toEqual({ policy: null, refusals: [] });
});

test('the origin null is refused', () => {
  const diagnosed = diagnoseOne(BLOCKED_GET.replaceAll('https://app.example.com', 'null'));
  const { policy, refusals } = policyFor([diagnosed]);
  expect(policy).toBeNull();
  expect(refusals.map(({ code }) => code)).toEqual(['null-origin']);
});

test('a request that redirects have made anonymous is refused, and the API is where it ended', () => {
  const diagnosed = diagnoseOne(`
GET https://one.example/start
Origin: https://app.example.com

302 Found
Location: https://two.example/end
Access-Control-Allow-Origin: https://app.example.com
---
GET https://two.example/end
@error net::ERR_FAILED
Origin: null

200 OK
`);
  expect(apiOf(diagnosed.exchange)).toBe('https://two.example');
  const { policy, refusals } = policyFor([diagnosed]);
  expect(policy).toBeNull();
  expect(refusals.map(({ code }) => code)).toEqual(['null-origin-after-redirects']);
});

test.each([
  [
    'a preflight of theirs failed',
    `
GET https://one.example/start
@request-id 1
@start 0
Origin: https://app.example.com
x-trace: 1

302 Found
Location: https://two.example/end
Access-Control-Allow-Origin: https://app.example.com
---
OPTIONS https://two.example/end
@request-id 1
@start 20
Origin: null
Access-Control-Request-Method: GET
Access-Control-Request-Headers: x-trace

204 No Content
---
GET https://two.example/end
@start 15
@error net::ERR_FAILED
x-trace: 1
`,
  ],
  [
    'the redirect before was refused',
    `
GET https://one.example/start
@error net::ERR_FAILED
Origin: https://app.example.com

302 Found
Location: https://two.example/end
`,
  ],
])('anonymous requests are refused too where %s', (_, text) => {
  const { policy, refusals } = policyFor([diagnoseOne(text)]);
  expect(policy).toBeNull();
  expect(refusals.map(({ code }) => code)).toEqual(['null-origin-after-redirects']);
});

test('the request that Firefox drops when its preflight fails is granted all the same', () => {
  const [preflight = ''] = BLOCKED_PUT.split('---');
  const { policy } = policyFor([diagnoseOne(preflight, FIREFOX)]);
  expect(policy?.methods).toEqual(['PUT']);
  expect(policy?.allowHeaders).toContain('x-trace-id');
});

describe('whatever a page sends', () => {
  const line = fc.string({
    unit: fc.constantFrom(...` !"#$%&'()*+,-./09:;<=>?@AZ[\\]^_\`az{|}~`),
    maxLength: 30,
  });

  test('a policy that comes out is one that may be granted', () => {
    fc.assert(
      fc.property(line, line, line, (origin, method, names) => {
        const diagnosed = diagnoseAll(`
OPTIONS https://api.example.com/
Origin: ${origin}
Access-Control-Request-Method: ${method}
Access-Control-Request-Headers: ${names}

404 Not Found
`);
        const { policy } = policyFor(diagnosed);
        expect(policy === null || !isRefusal(validatePolicy(policy))).toBe(true);
      }),
    );
  });
});
