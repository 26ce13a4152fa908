import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import { planTrial } from '../../src/trial/plan-trial.ts';
import { rulesOf, type TrialRule } from '../../src/trial/rules.ts';
import type { TrialPlan } from '../../src/trial/trial-plan.ts';
import { BLOCKED_GET, BLOCKED_PUT, diagnoseAll } from '../fix/diagnosed.ts';

const PLAN: TrialPlan = {
  page: 'http://localhost:3000',
  requests: [],
  answers: [
    { address: 'https://api.example.com/items', isWholeServer: false, allowOrigin: 'http://localhost:3000' },
    { address: 'https://files.example.net/', isWholeServer: false, allowOrigin: 'null' },
  ],
  redirects: [{ method: 'PUT', from: 'https://api.example.com/items', to: 'https://api.example.com/items/' }],
  unauthorised: ['https://api.example.com/items'],
  methods: ['PUT'],
  allowHeaders: ['x-a', 'x-b'],
  exposeHeaders: ['x-total'],
  credentials: true,
  leftAlone: ['a.localhost'],
};

const headersOf = ({ action }: TrialRule): Readonly<Record<string, string>> =>
  'responseHeaders' in action
    ? Object.fromEntries(action.responseHeaders.map(({ header, value }) => [header, value]))
    : {};

describe('the rules of a trial', () => {
  it('are for one host of pages and one address of a server each', () => {
    for (const { condition } of rulesOf(PLAN, 'chromium', 'Bearer 1')) {
      expect(condition.initiatorDomains).toEqual(['localhost']);
      expect(condition.excludedInitiatorDomains).toEqual(['a.localhost']);
      expect(condition.requestDomains).toHaveLength(1);
      expect(condition.urlFilter).toMatch(/^\|https:\/\/(?:api\.example\.com|files\.example\.net)\//);
      expect(condition.resourceTypes).not.toContain('main_frame');
      expect(condition.resourceTypes).not.toContain('sub_frame');
    }
  });

  it('set what the configuration would, and keep no preflight', () => {
    expect(headersOf(rulesOf(PLAN, 'chromium', null)[0] as TrialRule)).toEqual({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'x-a, x-b',
      'access-control-expose-headers': 'x-total',
      'access-control-max-age': '0',
    });
  });

  it('give Authorization to preflights only when somebody said so', () => {
    const ofRequests = (authorization: string | null): readonly TrialRule[] =>
      rulesOf(PLAN, 'chromium', authorization).filter(({ action }) => 'requestHeaders' in action);
    expect(ofRequests(null)).toEqual([]);
    expect(ofRequests('Bearer 1')).toMatchObject([
      { condition: { urlFilter: '|https://api.example.com/items^', requestMethods: ['options'] } },
    ]);
  });

  it('redirect one method of one exact address', () => {
    const redirects = rulesOf(PLAN, 'firefox', null).filter(({ action }) => action.type === 'redirect');
    expect(redirects).toMatchObject([
      { priority: 3, condition: { urlFilter: '|https://api.example.com/items|', requestMethods: ['put'] } },
    ]);
  });
});

describe('whatever was asked for', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.constantFrom('*', 'null', 'PUT, *', 'https://evil.example', 'x-a\n'),
  );

  it('no rule allows everybody, everything, or another page', () => {
    fc.assert(
      fc.property(anything, anything, anything, (origin, method, names) => {
        const text = [BLOCKED_PUT, BLOCKED_GET].map((capture) =>
          capture
            .replaceAll('https://app.example.com', origin.replaceAll(/\s/g, ' '))
            .replace(
              'Access-Control-Request-Method: PUT',
              `Access-Control-Request-Method: ${method.replaceAll(/\s/g, ' ')}`,
            )
            .replace('authorization,content-type', names.replaceAll(/\s/g, ' ')),
        );
        for (const chosen of text.flatMap((capture) => diagnoseAll(capture))) {
          const wish = { chosen, requests: [chosen], api: null, granted: policyFor([chosen]), askers: [] };
          const { plan } = planTrial(wish);
          for (const rule of plan === null ? [] : rulesOf(plan, 'chromium', null)) {
            const headers = headersOf(rule);
            expect(headers['access-control-allow-origin']).toBe(chosen.exchange.origin);
            expect(Object.values(headers).join()).not.toMatch(/\*|null|[\r\n]/);
          }
        }
      }),
    );
  });
});
