import type { Host } from './lab-case.ts';

/** Every host's origin. */
export type Origins = Readonly<Record<Host, string>>;

/** A parsed response. Header lines stay in order; a name may occur twice. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** What `{…}` stands for while one request is answered. */
export interface Surroundings {
  readonly origins: Origins;
  /** The case's path: `/preflight-404`. */
  readonly casePath: string;
  /** The request's `Origin`, '' when it has none. */
  readonly origin: string;
}

/** One transparent pixel. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

function fillIn(text: string, { origins, casePath, origin }: Surroundings): string {
  return text.replaceAll(/\{([a-z]+)(?::([a-z]+))?\}/g, (placeholder, word: string, host?: string) => {
    if (word === 'case') return casePath;
    if (word === 'origin') return origin;
    const known: Readonly<Record<string, string>> = origins;
    if (word === 'port' && host !== undefined) return new URL(known[host] ?? '').port;
    return known[word] ?? placeholder;
  });
}

function parseHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error(`This is no header line: "${line}"`);
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

/**
 * Reads a response written as HTTP text; the indentation does not count.
 * @throws when the text has no status line or a header line without a name: the table is wrong.
 */
export function parseAnswer(text: string, surroundings: Surroundings): HttpAnswer {
  const lines = fillIn(text, surroundings)
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const status = /^(\d{3}) (.+)$/.exec(lines[0] ?? '');
  if (!status) throw new Error(`This is no status line: "${lines[0] ?? ''}"`);
  const empty = lines.indexOf('');
  const body = empty === -1 ? '' : lines.slice(empty + 1).join('\n');
  return {
    status: Number(status[1]),
    statusText: status[2] ?? '',
    headers: lines.slice(1, empty === -1 ? undefined : empty).map(parseHeader),
    body: body === '{gif}' ? GIF : Buffer.from(body),
  };
}
