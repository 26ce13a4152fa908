import { checkAll, isUnreachable } from '../../check/check.ts';
import { type Expected, expectationsOf } from '../../check/expectations.ts';
import type { PageRequest } from '../../check/page-request.ts';
import { createTransport } from '../../check/undici-transport.ts';
import { isToken, normalizeValue } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, originOf, parseUrl } from '../../cors/origin.ts';
import { shownValue } from '../../explain/visible.ts';
import type { CommandArguments } from '../arguments.ts';
import { type CheckFormat, CHECK_FORMATS, formatChecks } from '../check/formats.ts';
import { isAsExpected } from '../check/judged.ts';
import type { Command } from '../command.ts';
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

const orElse = (list: readonly string[], value: string): readonly string[] =>
  list.length === 0 ? [value] : list;

/** Every origin with every method; without a policy, everything is hoped to pass. */
function combinations(url: string, { list, flags }: CommandArguments): readonly Expected[] {
  const headers = list('header').map(headerFrom);
  const methods = orElse(list('method'), 'GET').map(methodFrom);
  return orElse(list('origin'), DEFAULT_ORIGIN)
    .map(originFrom)
    .flatMap((origin) =>
      methods.map((method) => ({
        request: {
          url,
          origin,
          method,
          headers,
          credentials: flags.has('credentials'),
          send: flags.has('send'),
        },
        mustPass: true,
      })),
    );
}

async function expectedBy(given: CommandArguments, terminal: Terminal): Promise<readonly Expected[]> {
  const url = urlOf(given.operands);
  const path = given.values.get('expect');
  if (path === undefined) return combinations(url, given);
  if (
    ['origin', 'method', 'header'].some((name) => given.list(name).length > 0) ||
    given.flags.has('credentials')
  )
    throw new Problem(
      '--expect names origins, methods and headers itself: leave --origin, --method, --header and --credentials out.',
    );
  return expectationsOf({ url, policy: await readPolicy(path, terminal), send: given.flags.has('send') });
}

function formatOf(flags: ReadonlySet<string>): CheckFormat {
  const [format, extra] = CHECK_FORMATS.filter((name) => flags.has(name));
  if (extra !== undefined) throw new Problem(`check writes one format: --${format} or --${extra}.`);
  return format ?? 'report';
}

/** `check`. Exit code 1 when a page would not get what it asks for, or a stranger would. */
export const checkCommand: Command = {
  name: 'check',
  usage: `cors-lens check URL [--origin O]… [--method M]… [--header 'Name: value']… [--credentials] [--send]
                [--expect POLICY.json] [--json | --junit | --sarif | --github]
    Asks a server, localhost too, as pages of those origins would, and says what each would get in Chromium, Firefox and Safari, and why.
    Without --origin it asks as http://localhost:3000, without --method with GET. GET, HEAD and simple POST are sent; whatever else may
    change something is decided by its preflight, unless --send is given. No cookie and no token is sent that --header does not name.
    --expect takes a policy (the "policy" of explain --json): what it grants has to pass, and origins that it does not name must not.
    Exit status: 0 all passes (or is as expected), 1 something does not, 2 the server cannot be reached, or the arguments are wrong.`,
  options: {
    flags: ['credentials', 'send', ...CHECK_FORMATS],
    values: ['expect'],
    lists: ['origin', 'method', 'header'],
  },
  run: async (given, terminal) => {
    const format = formatOf(given.flags);
    const expected = await expectedBy(given, terminal);
    if (expected.length > MAX_CHECKS)
      throw new Problem(
        `That is ${expected.length} combinations; check asks for at most ${MAX_CHECKS}. Give fewer origins or methods.`,
      );
    const transport = createTransport(process.env);
    try {
      const requests = expected.map(({ request }) => request);
      const { checks, log } = await checkAll(requests, transport, progressOf(terminal, requests.length));
      const lost = checks.find(isUnreachable);
      if (lost !== undefined)
        throw new Problem(`${shownValue(lost.request.url)} could not be asked: ${lost.reason}`);
      const judged = checks.map((check, index) => ({ check, mustPass: expected[index]?.mustPass ?? true }));
      terminal.write(formatChecks(format, judged, log, terminal));
      return judged.every(isAsExpected) ? 0 : 1;
    } finally {
      await transport.close();
    }
  },
};

/** One line that is overwritten, for a person who watches. */
function progressOf(terminal: Terminal, total: number): (count: number) => void {
  if (!terminal.showsProgress || total < 2) return () => undefined;
  return (count) =>
    terminal.writeError(count < total ? `\r\u001b[KAsked ${count} of ${total}` : '\r\u001b[K');
}
