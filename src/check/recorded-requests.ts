import { getHeader, type HeaderList, lowerCaseName } from '../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { apiOf } from '../fix/policy/api.ts';
import { trafficOf } from '../fix/policy/traffic.ts';
import { headersOf } from './expectations.ts';
import type { PageRequest } from './page-request.ts';

/** What pages asked of one server, as a recording tells it. */
interface Recorded {
  /** Each origin with each method and the headers that it was sent with, once. */
  readonly requests: readonly Omit<PageRequest, 'url' | 'send'>[];
  /** The servers of which the recording knows such requests, the one that they are of among them. */
  readonly servers: readonly SerializedOrigin[];
}

/** Whether a browser judged it by CORS: what failed before an answer may have been anything. */
const isJudged = ({ diagnosis: { verdict } }: Diagnosed): boolean =>
  verdict === 'blocked' || verdict === 'allowed';

/** The values of headers stay in the recording: among them are the tokens of people. Of a body only its type matters to the preflight. */
function headersFrom(diagnosed: Diagnosed): HeaderList {
  const { hops } = diagnosed.exchange;
  const names = new Set(trafficOf(diagnosed).headers.map(lowerCaseName));
  const type = hops.map(({ requestHeaders }) => getHeader(requestHeaders, 'content-type')).find(isText);
  return headersOf([...names].sort()).map(({ name, value }) => ({
    name,
    value: name === 'content-type' ? (type ?? value) : value,
  }));
}

const isText = (value: string | null): value is string => value !== null;

/**
 * What pages asked of the server of `url`, to be asked again. A recording of another server does as well where it knows a single one: of
 * production, say, for a server of a developer.
 */
export function recordedRequests(log: readonly Diagnosed[], url: string): Recorded {
  const judged = log.filter((each) => isJudged(each) && each.exchange.origin !== null);
  const servers = [...new Set(judged.map(({ exchange }) => apiOf(exchange)))].filter(isText);
  const own = originOf(url);
  const [only] = servers;
  const server = own !== null && servers.includes(own) ? own : servers.length === 1 ? only : undefined;
  const requests = new Map<string, Recorded['requests'][number]>();
  for (const diagnosed of judged) {
    const { exchange, diagnosis } = diagnosed;
    if (apiOf(exchange) !== server || exchange.origin === null) continue;
    const headers = headersFrom(diagnosed);
    const credentials = diagnosis.assuming === 'credentials';
    const request = { origin: exchange.origin, method: exchange.method, headers, credentials };
    requests.set(JSON.stringify(request), request);
  }
  return { requests: [...requests.values()], servers };
}
