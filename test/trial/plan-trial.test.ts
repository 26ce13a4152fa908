import { describe, expect, it } from 'vitest';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { apiOf } from '../../src/fix/policy/api.ts';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import { limitText } from '../../src/trial/limit-text.ts';
import { originsOf, planTrial } from '../../src/trial/plan-trial.ts';
import type { TrialPlan } from '../../src/trial/trial-plan.ts';
import { FIREFOX } from '../support/http-text.ts';
import { BLOCKED_GET, diagnoseAll, diagnoseOne } from '../fix/diagnosed.ts';

const PAGE = 'https://app.example.com';
const API = 'https://api.example.com';

/** The plan for the last request of a capture, alone. */
function planned(text: string, askers: readonly string[] = [PAGE]) {
  const chosen = diagnoseAll(text).at(-1);
  if (chosen === undefined) throw new Error('the capture is empty');
  return planTrial({ chosen, requests: [chosen], api: null, granted: policyFor([chosen]), askers });
}

function planFor(text: string, askers?: readonly string[]): TrialPlan {
  const { plan, limit } = planned(text, askers);
  if (plan === null) throw new Error(`it cannot be tried: ${limit.kind}`);
  return plan;
}

const preflight = (answer: string, headers = ''): string => `
  OPTIONS ${API}/items/1?key=1
  @request-id 1
  Origin: ${PAGE}
  Access-Control-Request-Method: PUT
  ${headers}

  ${answer}
  ---
  PUT ${API}/items/1?key=1
  @request-id 1
  @error net::ERR_FAILED
  Origin: ${PAGE}`;

describe('a trial of one request', () => {
  it('is for its address and its page', () => {
    expect(planFor(BLOCKED_GET)).toEqual({
      page: PAGE,
      requests: [{ method: 'GET', address: `${API}/items` }],
      answers: [{ address: `${API}/items`, isWholeServer: false, allowOrigin: PAGE }],
      redirects: [],
      unauthorised: [],
      methods: [],
      allowHeaders: [],
      exposeHeaders: [],
      credentials: false,
      leftAlone: [],
    });
  });

  it('asks for the permission of the page and the server, and of nobody else', () => {
    expect(originsOf(planFor(BLOCKED_GET))).toEqual([PAGE, API]);
  });

  it('keeps what the server allows already', () => {
    const plan = planFor(
      preflight(
        `204 No Content
        Access-Control-Allow-Origin: ${PAGE}
        Access-Control-Allow-Methods: DELETE, GET
        Access-Control-Allow-Headers: X-A`,
        'Access-Control-Request-Headers: x-b',
      ),
    );
    expect(plan.methods).toEqual(['PUT', 'DELETE', 'GET']);
    expect(plan.allowHeaders).toEqual(['x-b', 'x-a']);
  });

  it('leaves the wildcard of the server out', () => {
    const plan = planFor(preflight('204 No Content\nAccess-Control-Allow-Methods: *'));
    expect(plan.methods).toEqual(['PUT']);
  });

  it('sends a request whose preflight is redirected to the final address', () => {
    const plan = planFor(preflight('301 Moved\nLocation: /items/1/?key=1'));
    expect(plan.redirects).toEqual([
      { method: 'PUT', from: `${API}/items/1?key=1`, to: `${API}/items/1/?key=1` },
    ]);
    expect(plan.answers).toContainEqual({
      address: `${API}/items/1/`,
      isWholeServer: false,
      allowOrigin: PAGE,
    });
  });

  it('expects null behind a redirect to another origin, at that one address', () => {
    const plan = planFor(`
      GET ${API}/file
      Origin: ${PAGE}

      302 Found
      Access-Control-Allow-Origin: ${PAGE}
      Location: https://files.example.net/file?sig=1
      ---
      GET https://files.example.net/file?sig=1
      @error net::ERR_FAILED
      Origin: null

      200 OK`);
    expect(plan.answers).toEqual([
      { address: `${API}/file`, isWholeServer: false, allowOrigin: PAGE },
      { address: 'https://files.example.net/file', isWholeServer: false, allowOrigin: 'null' },
    ]);
    expect(originsOf(plan)).toEqual([PAGE, API, 'https://files.example.net']);
  });

  it('knows whose preflight lacks an Authorization', () => {
    const plan = planFor(preflight('401 Unauthorized', 'Access-Control-Request-Headers: authorization'));
    expect(plan.unauthorised).toEqual([`${API}/items/1`]);
  });

  it('leaves pages alone whose host lies below that of the page', () => {
    const { leftAlone } = planFor(BLOCKED_GET, [PAGE, 'https://a.app.example.com', 'https://example.com']);
    expect(leftAlone).toEqual(['a.app.example.com']);
  });
});

describe('what cannot be tried', () => {
  const whyNot = (text: string, askers?: readonly string[]): string => {
    const { limit } = planned(text, askers);
    return limit === null ? '' : plainText(limitText(limit) ?? [{ kind: 'plain', text: limit.kind }]);
  };

  it.each([404, 405, 500, 403])('a preflight’s %i', (status) => {
    expect(whyNot(preflight(`${status} No`))).toContain(`the preflight would get ${status} again`);
  });

  it('a 401 for a request that has no Authorization', () => {
    expect(whyNot(preflight('401 Unauthorized'))).toContain('401');
  });

  it('a redirect without a target', () => {
    expect(whyNot(preflight('301 Moved'))).not.toBe('');
  });

  it('a redirect from an address that a rule would not name exactly', () => {
    expect(whyNot(preflight('301 Moved\nLocation: /items/*/').replaceAll('items/1', 'items/*'))).toContain(
      'does not show an address',
    );
  });

  it('a server that is down', () => {
    const text = `
      GET ${API}/items
      @error net::ERR_CONNECTION_REFUSED
      Origin: ${PAGE}`;
    expect(whyNot(text)).toContain('none came (net::ERR_CONNECTION_REFUSED)');
  });

  it.each(['null', 'capacitor://localhost'])('a page that is %s', (origin) => {
    expect(whyNot(BLOCKED_GET.replace(PAGE, origin))).not.toBe('');
  });

  it('a request with a preflight in Firefox, whose log does not tell what becomes of it', () => {
    const [asked = ''] = preflight(`204 No Content\nAccess-Control-Allow-Origin: ${PAGE}`).split('---');
    const chosen = diagnoseOne(asked, FIREFOX);
    const { plan, limit } = planTrial({
      chosen,
      requests: [chosen],
      api: null,
      granted: policyFor([chosen]),
      askers: [PAGE],
    });
    expect(plan).toBeNull();
    expect(limit).toEqual({ kind: 'outcome-untold' });
  });

  it('where another page of the same host asks', () => {
    expect(whyNot(BLOCKED_GET, [PAGE, `${PAGE}:8443`])).toContain(`${PAGE}:8443 asks this server, too`);
  });
});

describe('a trial of all requests to a server', () => {
  const requests = diagnoseAll(`
    GET ${API}/a
    @error net::ERR_FAILED
    Origin: ${PAGE}

    200 OK
    ---
    GET ${API}/a?again
    @error net::ERR_FAILED
    Origin: ${PAGE}

    200 OK
    ---
    GET ${API}/b
    @error net::ERR_FAILED
    Origin: https://other.example.com

    200 OK`);
  const [chosen] = requests as readonly [Diagnosed, ...Diagnosed[]];
  const { plan } = planTrial({
    chosen,
    requests,
    api: apiOf(chosen.exchange),
    granted: policyFor([chosen]),
    askers: [],
  });

  it('is for the whole server, and names each request once', () => {
    expect(plan?.answers).toEqual([{ address: `${API}/`, isWholeServer: true, allowOrigin: PAGE }]);
    expect(plan?.requests).toEqual([{ method: 'GET', address: `${API}/a` }]);
  });
});

describe('a request that must not be granted', () => {
  it('is not tried', () => {
    const chosen = diagnoseOne(BLOCKED_GET);
    const refusal = { code: 'method-forbidden', value: 'TRACE', instead: null } as const;
    const { limit } = planTrial({
      chosen,
      requests: [chosen],
      api: null,
      granted: { policy: null, refusals: [refusal] },
      askers: [PAGE],
    });
    expect(limit).toEqual({ kind: 'refused', refusal });
  });
});
