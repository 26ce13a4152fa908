import { type Expected, expectationsOf } from '../../check/expectations.ts';
import type { PageRequest } from '../../check/page-request.ts';
import { recordedRequests } from '../../check/recorded-requests.ts';
import { hasHeader, isToken, normalizeValue } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, originOf, parseUrl } from '../../cors/origin.ts';
import { formatCount } from '../../explain/compose.ts';
import { shownValue } from '../../explain/visible.ts';
import type { CommandArguments } from '../arguments.ts';
import { diagnoseHar } from '../har/diagnose-har.ts';
import { readHarFile } from '../har/read-file.ts';
import { inputName } from '../input/input.ts';
import { readPolicy } from '../input/policy.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';

const DEFAULT_ORIGIN = 'http://localhost:3000';

/** Combinations of one run: a server is asked in vain for more. */
const MAX_CHECKS = 500;

function urlOf(operands: readonly string[]): string {
  const [url, extra] = operands;
  if (url === undefined)
    throw new Problem('check needs an address: cors-lens check http://localhost:8080/api');
  if (extra !== undefined)
    throw new Problem(`check takes one address, and there is also ${shownValue(extra)}.`);
  const parsed = parseUrl(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw new Problem(
      `${shownValue(url)} is no http or https address: give the whole one, such as https://api.example.com/items.`,
    );
  if (parsed.username !== '' || parsed.password !== '')
    throw new Problem(
      'A page cannot ask an address with a user name or password in it: browsers refuse that. Take them out.',
    );
  return parsed.href;
}

/** An origin as somebody types it: with a slash at its end, or with a path, it is taken for what it means. */
function originFrom(text: string): string {
  if (text === OPAQUE_ORIGIN) return text;
  const origin = originOf(text);
  if (origin === null || origin === OPAQUE_ORIGIN || !/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw new Problem(
      `--origin ${shownValue(text)} is no origin: it is a scheme, a host and a port, such as https://app.example.com, or null.`,
    );
  return origin;
}

function methodFrom(text: string): string {
  if (!isToken(text)) throw new Problem(`--method ${shownValue(text)} is no HTTP method.`);
  const upper = text.toUpperCase();
  // https://fetch.spec.whatwg.org/#concept-method-normalize: PATCH is not among them.
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : text;
}

/** `Name: value`, or a name alone: its value does not matter to the preflight. */
function headerFrom(text: string): PageRequest['headers'][number] {
  const colon = text.indexOf(':');
  const name = (colon === -1 ? text : text.slice(0, colon)).trim();
  if (!isToken(name))
    throw new Problem(
      `--header ${shownValue(text)} is no header: write it as 'Name: value', or its name alone.`,
    );
  return { name, value: colon === -1 ? '1' : normalizeValue(text.slice(colon + 1)) };
}

/** More servers than these are not named. */
const MOST_NAMED = 5;

const enumerated = (servers: readonly string[]): string =>
  servers
    .slice(0, MOST_NAMED)
    .map((server) => shownValue(server))
    .join(', ') + (servers.length > MOST_NAMED ? ', …' : '');

const orElse = (list: readonly string[], value: string): readonly string[] =>
  list.length === 0 ? [value] : list;

/** The same options for each request of a run. */
const baseOf = (url: string, { flags }: CommandArguments): Pick<PageRequest, 'url' | 'send'> => ({
  url,
  send: flags.has('send'),
});

/** Every origin with every method; without a policy, everything is hoped to pass. */
function combinations(url: string, given: CommandArguments): readonly Expected[] {
  const { list, flags } = given;
  const headers = list('header').map(headerFrom);
  const credentials = flags.has('credentials');
  const methods = orElse(list('method'), 'GET').map(methodFrom);
  return orElse(list('origin'), DEFAULT_ORIGIN)
    .map(originFrom)
    .flatMap((origin) =>
      methods.map((method) => ({
        request: { ...baseOf(url, given), origin, method, headers, credentials },
        mustPass: true,
      })),
    );
}

/** Refuses options that another one speaks for. */
function refuseBeside(option: string, names: readonly string[], { list, flags }: CommandArguments): void {
  const beside = names.filter((name) => list(name).length > 0 || flags.has(name)).map((name) => `--${name}`);
  if (beside.length > 0)
    throw new Problem(`${option} names what is asked itself: leave ${beside.join(' and ')} out.`);
}

/** What a policy grants has to pass, and what it does not must not. */
async function byPolicy(path: string, url: string, given: CommandArguments, terminal: Terminal) {
  refuseBeside('--expect', ['origin', 'method', 'header', 'credentials'], given);
  return expectationsOf({ ...baseOf(url, given), policy: await readPolicy(path, terminal) });
}

/** What pages asked in a recording. `--header` gives the values that it keeps to itself, such as a token. */
async function byRecording(
  path: string,
  url: string,
  given: CommandArguments,
  terminal: Terminal,
): Promise<readonly Expected[]> {
  refuseBeside('--from', ['origin', 'method'], given);
  const har = await readHarFile(path, terminal);
  const log = diagnoseHar(har, {}, () => undefined);
  const { requests, servers } = recordedRequests(log, url);
  if (requests.length === 0)
    throw new Problem(
      servers.length === 0
        ? `${inputName(path)}: no page of another origin asks anything in it. Record the requests that should be checked.`
        : `${inputName(path)}: no page asks ${shownValue(originOf(url) ?? url)} in it, and it knows several servers (${enumerated(servers)}). Give an address of one of them.`,
    );
  const set = given.list('header').map(headerFrom);
  return requests.map((request) => ({
    request: {
      ...request,
      ...baseOf(url, given),
      credentials: request.credentials || given.flags.has('credentials'),
      headers: [...request.headers.filter(({ name }) => !hasHeader(set, name)), ...set],
    },
    mustPass: true,
  }));
}

/** What is to be asked, and what is expected of it. */
async function expectedBy(given: CommandArguments, terminal: Terminal): Promise<readonly Expected[]> {
  const url = urlOf(given.operands);
  const policy = given.values.get('expect');
  const recording = given.values.get('from');
  if (policy !== undefined && recording !== undefined)
    throw new Problem('--expect and --from both say what is asked: give one of them.');
  if (policy !== undefined) return byPolicy(policy, url, given, terminal);
  if (recording !== undefined) return byRecording(recording, url, given, terminal);
  return combinations(url, given);
}

/** What `check` is to ask. Throws a Problem where what was given cannot be asked, or is too much. */
export async function askedBy(given: CommandArguments, terminal: Terminal): Promise<readonly Expected[]> {
  const expected = await expectedBy(given, terminal);
  if (expected.length > MAX_CHECKS)
    throw new Problem(
      `That is ${formatCount(expected.length)} combinations; check asks for at most ${formatCount(MAX_CHECKS)}. Give fewer origins or methods.`,
    );
  return expected;
}
