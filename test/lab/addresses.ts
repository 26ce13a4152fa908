import type { Origins } from './answer.ts';
import type { Host, LabCase, LabRequest, Place } from './lab-case.ts';

/** A request with its URL, as the page executes it. */
export type ReadyRequest = LabRequest & { readonly url: string };

/** `/preflight-404` at every host is that case's. */
export const casePath = (id: string): string => `/${id}`;

function splitPlace(place: Place): { readonly host: Host; readonly rest: string } {
  const slash = place.indexOf('/');
  if (slash === -1) return { host: place as Host, rest: '' };
  return { host: place.slice(0, slash) as Host, rest: place.slice(slash) };
}

/** The absolute URL that a request of this case goes to. */
function urlOf(id: string, request: LabRequest, origins: Origins): string {
  const { host, rest } = splitPlace(request.to);
  const url = origins[host] + casePath(id) + rest;
  return request.by === 'fetch' && request.scheme ? url.replace(/^http/, request.scheme) : url;
}

/** The case's requests in the order in which the page makes them; the last is the one that it is about. */
export function readyRequests(each: LabCase, origins: Origins): readonly ReadyRequest[] {
  const requests: readonly LabRequest[] = [...(each.before ?? []), each.request];
  return requests.map((request) => Object.assign({ url: urlOf(each.id, request, origins) }, request));
}

/** The case id in a path, and the place that the rest of the path names at `host`. */
export function placeOf(host: Host, path: string): { readonly id: string; readonly place: string } {
  const [, id = '', ...rest] = path.split('/');
  return { id, place: rest.length === 0 ? host : `${host}/${rest.join('/')}` };
}
