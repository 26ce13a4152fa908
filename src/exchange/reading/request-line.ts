import { listOf, partsOf, textOf } from './unknown.ts';

/** What a request line tells. Unchecked: both may be empty. */
export interface RequestLine {
  readonly method: string;
  /** Absolute where the entry holds enough to make it so. */
  readonly url: string;
}

const WHOLE_LINE = /^([A-Za-z]+) +(\S+)(?: +HTTP\/[\d.]+)?$/;
const VERSION = / +HTTP\/[\d.]+$/;
const ABSOLUTE = /^[a-z][a-z\d+.-]*:/i;

/**
 * Method and address of a HAR's request. Recorders that write what was on the wire keep the target alone (`/items`) and leave the server to
 * the `Host` line, or put the whole line (`GET /items HTTP/1.1`) into either field.
 */
export function requestLineOf(request: unknown): RequestLine {
  const { method, url } = partsOf<'method' | 'url'>(request);
  // Nearly all are as they should be.
  if (typeof url === 'string' && typeof method === 'string' && ABSOLUTE.test(url) && !method.includes(' '))
    return { method, url };
  const [, verb = '', target = ''] = WHOLE_LINE.exec(textOf(url)) ?? WHOLE_LINE.exec(textOf(method)) ?? [];
  const rawTarget = textOf(url).replace(VERSION, '');
  return {
    method: verb === '' ? textOf(method) : verb,
    url: absolute(ABSOLUTE.test(rawTarget) || target === '' ? rawTarget : target, request),
  };
}

function absolute(target: string, request: unknown): string {
  if (target === '' || ABSOLUTE.test(target)) return target;
  const host = headerOf(request, ':authority') || headerOf(request, 'host');
  if (host === '') return target;
  const base = `${schemeOf(request, host)}://${host}/`;
  return URL.canParse(target, base) ? new URL(target, base).href : target;
}

/** HTTP/2 says it; otherwise a page of the same server tells, and the port. */
function schemeOf(request: unknown, host: string): string {
  const told = headerOf(request, ':scheme');
  if (told !== '') return told;
  const own = new RegExp(`^(https?)://${host.replaceAll(/[^\w]/g, String.raw`\$&`)}(?:/|$)`, 'i');
  const page = own.exec(headerOf(request, 'referer')) ?? own.exec(headerOf(request, 'origin'));
  return page?.[1]?.toLowerCase() ?? (host.endsWith(':443') ? 'https' : 'http');
}

function headerOf(request: unknown, wanted: string): string {
  for (const line of listOf(partsOf<'headers'>(request).headers)) {
    const { name, value } = partsOf<'name' | 'value'>(line);
    if (textOf(name).toLowerCase() === wanted) return textOf(value).trim();
  }
  return '';
}
