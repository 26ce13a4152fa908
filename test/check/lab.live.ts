import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../src/check/check.ts';
import type { PageRequest } from '../../src/check/page-request.ts';
import { createTransport } from '../../src/check/undici-transport.ts';
import { readyRequests } from '../lab/addresses.ts';
import { LAB_CASES } from '../lab/cases.ts';
import type { FetchRequest, LabCase } from '../lab/lab-case.ts';
import { type Lab, startLab } from '../lab/servers.ts';

/** What a page of its own origin asks with nothing but method, headers and credentials: all that `check` can say. */
const isPlain = (request: LabCase['request']): request is FetchRequest =>
  request.by === 'fetch' &&
  (request.from ?? 'page') === 'page' &&
  (request.mode ?? 'cors') === 'cors' &&
  (request.redirect ?? 'follow') === 'follow' &&
  request.abortAfter === undefined &&
  request.scheme === undefined &&
  request.targetAddressSpace === undefined &&
  request.body === undefined &&
  !request.to.startsWith('page');

const CASES = LAB_CASES.filter(
  ({ request, before, expected }) =>
    isPlain(request) && before === undefined && /blocked|allowed/.test(expected.verdict),
);

function requestOf(each: LabCase, lab: Lab): PageRequest {
  const request = each.request as FetchRequest;
  const url = readyRequests(each, lab.origins).at(-1)?.url ?? '';
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => ({ name, value }));
  return {
    url,
    origin: lab.origins.page,
    method: request.method ?? 'GET',
    headers,
    credentials: request.credentials === 'include',
    send: true,
  };
}

/** The verdicts that the lab's cases state are those of live Chromium: `npm test` compares them there. */
describe('check asks every server of the lab', () => {
  let lab: Lab;
  const transport = createTransport({});

  beforeAll(async () => {
    lab = await startLab();
  });

  afterAll(async () => {
    await transport.close();
    await lab.close();
  });

  it.each(CASES.map((each) => ({ id: each.id, each })))('$id: as Chromium decides', async ({ each }) => {
    const { checks } = await checkAll([requestOf(each, lab)], transport);
    const { diagnosis } = checks[0]?.verdicts.chromium ?? {};
    expect({
      verdict: diagnosis?.verdict,
      phase: diagnosis?.blocking?.phase ?? null,
      corsError: diagnosis?.blocking?.corsError ?? null,
    }).toEqual({
      verdict: each.expected.verdict,
      phase: each.expected.phase,
      corsError: each.expected.corsError,
    });
  });

  it('tries more than fifty of them', () => {
    expect(CASES.length).toBeGreaterThan(50);
  });
});
