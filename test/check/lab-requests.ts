import type { PageRequest } from '../../src/check/page-request.ts';
import { readyRequests } from '../lab/addresses.ts';
import { LAB_CASES } from '../lab/cases.ts';
import type { FetchRequest, LabCase } from '../lab/lab-case.ts';
import type { Lab } from '../lab/servers.ts';

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

/** The cases of the lab that `check` can ask as their page does. */
export const CHECKED_CASES: readonly LabCase[] = LAB_CASES.filter(
  ({ request, before, expected }) =>
    isPlain(request) && before === undefined && /blocked|allowed/.test(expected.verdict),
);

/** What the page of a case asks. */
export function requestOf(each: LabCase, lab: Lab): PageRequest {
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
