import { auditRequests } from '../../check/audit-requests.ts';
import { checkAll, isUnreachable } from '../../check/check.ts';
import type { Expected } from '../../check/expectations.ts';
import type { PageRequest } from '../../check/page-request.ts';
import { createTransport } from '../../check/undici-transport.ts';
import { shownValue } from '../../explain/visible.ts';
import { askedBy } from '../check/asked.ts';
import { type CheckFormat, CHECK_FORMATS, formatChecks } from '../check/formats.ts';
import { isAsExpected } from '../check/judged.ts';
import type { Command } from '../command.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';

function formatOf(flags: ReadonlySet<string>): CheckFormat {
  const [format, extra] = CHECK_FORMATS.filter((name) => flags.has(name));
  if (extra !== undefined) throw new Problem(`check writes one format: --${format} or --${extra}.`);
  return format ?? 'report';
}

/** What else is asked to know whom the server lets in. */
function probesFor(flags: ReadonlySet<string>, expected: readonly Expected[]): readonly PageRequest[] {
  const [first] = expected;
  if (!flags.has('audit') || first === undefined) return [];
  return auditRequests(
    first.request.url,
    expected.filter(({ mustPass }) => mustPass).map(({ request }) => request.origin),
  );
}

/** `check`. Exit code 1 when a page would not get what it asks for, or a stranger would. */
export const checkCommand: Command = {
  name: 'check',
  usage: `cors-lens check URL [--origin O]… [--method M]… [--header 'Name: value']… [--credentials] [--send]
                [--expect POLICY.json | --from FILE.har] [--audit] [--json | --junit | --sarif | --github]
    Asks a server, localhost too, as pages of those origins would, and says what each would get in Chromium, Firefox and Safari, and why.
    Without --origin it asks as http://localhost:3000, without --method with GET. GET, HEAD and simple POST are sent; whatever else may
    change something is decided by its preflight, unless --send is given. No cookie and no token is sent that --header does not name.
    --expect takes a policy (the "policy" of explain --json): what it grants has to pass, and origins that it does not name must not.
    --from takes origins, methods and names of headers from a recording: what its pages asked of that server, or of the only one it knows.
    Their values stay in it; --header gives one where it matters, such as a token.
    --audit asks as strangers, as null and as look-alikes too, and tells whom the server lets in, with which methods and headers, and what is
    wrong with that, in every format (a warning, never an error). It sends nothing but GET and preflights, about 20 for an origin, and
    changes nothing about the exit status.
    Exit status: 0 all passes (or is as expected), 1 something does not, 2 the server cannot be reached, or the arguments are wrong.`,
  options: {
    flags: ['credentials', 'send', 'audit', ...CHECK_FORMATS],
    values: ['expect', 'from'],
    lists: ['origin', 'method', 'header'],
  },
  run: async (given, terminal) => {
    const format = formatOf(given.flags);
    const expected = await askedBy(given, terminal);
    const transport = createTransport(process.env);
    try {
      const requests = [...expected.map(({ request }) => request), ...probesFor(given.flags, expected)];
      const { checks, log } = await checkAll(requests, transport, progressOf(terminal, requests.length));
      const lost = checks.find(isUnreachable);
      if (lost !== undefined)
        throw new Problem(`${shownValue(lost.request.url)} could not be asked: ${lost.reason}`);
      const judged = checks
        .slice(0, expected.length)
        .map((check, index) => ({ check, mustPass: expected[index]?.mustPass ?? true }));
      const probes = checks.slice(expected.length);
      terminal.write(formatChecks(format, { judged, probes, log }, terminal));
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
