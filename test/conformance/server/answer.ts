import type { CaseSpec, HopSpec, ResponsePolicy } from '../spec.ts';
import { type Addresses, contextOrigin, hopUrl } from './addresses.ts';
import { contentOf } from './content.ts';
import type { ReceivedRequest } from './http-request.ts';

/** What the templates of a response may use. */
interface Circumstances {
  readonly spec: CaseSpec;
  readonly hop: number;
  readonly request: ReceivedRequest;
  readonly addresses: Addresses;
}

/** The page's origin as a server would know it: that of the context, or the one that this very request names. */
function pageOrigin({ spec, addresses, request }: Circumstances): string {
  const contexts = new Set(spec.requests.map((each) => each.context));
  const [only] = contexts;
  if (contexts.size === 1 && only !== undefined) return contextOrigin(only, addresses);
  return request.headers.get('origin') ?? addresses.page;
}

function nextUrl({ spec, hop, addresses }: Circumstances): string {
  const next = spec.hops[hop + 1];
  return next
    ? hopUrl(addresses[next.host], spec.index, hop + 1, spec.cookie, '')
    : `${addresses.other}/elsewhere?case=${spec.index}.`;
}

type Template = (circumstances: Circumstances) => string;

const TEMPLATES: Readonly<Record<string, Template>> = {
  '{page}': pageOrigin,
  '{PAGE}': (circumstances) => pageOrigin(circumstances).toUpperCase(),
  '{echo}': ({ request }) => request.headers.get('origin') ?? '',
  '{host}': ({ spec, hop, addresses }) => addresses[spec.hops[hop]?.host ?? 'api'],
  '{method}': ({ request }) => request.headers.get('access-control-request-method') ?? '',
  '{headers}': ({ request }) => request.headers.get('access-control-request-headers') ?? '',
  '{next}': nextUrl,
  '{next-path}': (circumstances) => nextUrl(circumstances).replace(/^https?:\/\/[^/]*/, ''),
  '{next-no-scheme}': (circumstances) => nextUrl(circumstances).replace(/^https?:/, ''),
  '{next-userinfo}': (circumstances) => nextUrl(circumstances).replace('://', '://user:secret@'),
  '{next-user}': (circumstances) => nextUrl(circumstances).replace('://', '://user@'),
};

const fillIn = (value: string, circumstances: Circumstances): string =>
  value.replace(/\{[A-Za-z-]+\}/g, (name) => TEMPLATES[name]?.(circumstances) ?? name);

/** One byte per character where there is one, UTF-8 otherwise. */
const toBytes = (text: string): Buffer => Buffer.from(text, /[\u0100-\uffff]/.test(text) ? 'utf8' : 'latin1');

const hasBody = (method: string, status: number): boolean =>
  method !== 'HEAD' && status !== 204 && status !== 304;

/** The bytes that a policy puts on the wire. */
export function answerBytes(policy: ResponsePolicy, circumstances: Circumstances): Buffer {
  const { type, body } = contentOf(policy.content);
  const content = hasBody(circumstances.request.method, policy.status) ? body : Buffer.alloc(0);
  const named = new Set(policy.headers.map(([name]) => name.toLowerCase()));
  const lines = policy.headers.map(([name, value]) => `${name}: ${fillIn(value, circumstances)}`);
  // Without it Chromium may keep an answer by guessing its age from Last-Modified: the spec decides what is kept.
  if (!['cache-control', 'etag', 'last-modified'].some((name) => named.has(name)))
    lines.push('Cache-Control: no-store');
  if (type !== '') lines.push(`Content-Type: ${type}`);
  if (policy.status !== 204 && policy.status !== 304) lines.push(`Content-Length: ${content.length}`);
  const head = [`HTTP/1.1 ${policy.status} Status`, ...lines].map((line) =>
    Buffer.concat([toBytes(line), Buffer.from('\r\n')]),
  );
  return Buffer.concat([...head, Buffer.from('\r\n'), content]);
}

/** The policy for the nth time (from 0) that this kind of request reaches this hop. */
export function policyFor(hop: HopSpec, request: ReceivedRequest, visit: number): ResponsePolicy {
  if (isPreflight(request)) return visit > 0 && hop.laterPreflight ? hop.laterPreflight : hop.preflight;
  const later = visit > 0 ? hop.laterResponse : null;
  // A server says "not modified" to those who ask; one that always does is a policy of its own, from the first time on.
  const unasked = later?.status === 304 && !isConditional(request);
  return later && !unasked ? later : hop.response;
}

export const isPreflight = ({ method, headers }: ReceivedRequest): boolean =>
  method === 'OPTIONS' && headers.has('access-control-request-method');

const isConditional = ({ headers }: ReceivedRequest): boolean =>
  headers.has('if-none-match') || headers.has('if-modified-since');
