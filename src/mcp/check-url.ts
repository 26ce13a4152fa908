import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { letsText, NOTHING_WRONG } from '../audit/audit-text.ts';
import { findingText, type ServerAudit } from '../audit/server-audit.ts';
import { auditRequests } from '../check/audit-requests.ts';
import { checkAll, type Check, ENGINES, isUnreachable, passesEverywhere } from '../check/check.ts';
import type { PageRequest } from '../check/page-request.ts';
import { createTransport } from '../check/undici-transport.ts';
import { isToken } from '../cors/header-list.ts';
import { originOf, parseUrl } from '../cors/origin.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import { auditsOf } from '../document/check-json.ts';
import { plainText } from '../explain/rich-text.ts';
import { engineName } from '../explain/status.ts';
import { answerOf, FENCED, fenced, NEVER, refusal } from './answer.ts';
import { toldRequest } from './told.ts';

/** Combinations of one call. */
const MAX_CHECKS = 30;

const DEFAULT_ORIGINS = ['http://localhost:3000'];

export interface CheckArguments {
  readonly url: string;
  readonly origins?: readonly string[] | undefined;
  readonly methods?: readonly string[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly credentials?: boolean | undefined;
  readonly send?: boolean | undefined;
  /** Whether strangers and look-alikes ask, too. */
  readonly audit?: boolean | undefined;
}

/** What is to be asked, or what of it cannot be. */
function requestsOf(given: CheckArguments): readonly PageRequest[] | CallToolResult {
  const { origins = DEFAULT_ORIGINS, methods = ['GET'], credentials = false, send = false } = given;
  const parsed = parseUrl(given.url);
  if (
    parsed === null ||
    !/^https?:$/.test(parsed.protocol) ||
    parsed.username !== '' ||
    parsed.password !== ''
  )
    return refusal('url has to be an http or https address without a user name.', given.url);
  const origin = origins.find((each) => each !== 'null' && originOf(each) !== each);
  if (origin !== undefined)
    return refusal(
      'An origin is a scheme, a host and a port, such as https://app.example.com, or null.',
      origin,
    );
  const headers = Object.entries(given.headers ?? {}).map(([name, value]) => ({ name, value }));
  const word = [...methods, ...headers.map(({ name }) => name)].find((each) => !isToken(each));
  if (word !== undefined) return refusal('That is no method or name of a header.', word);
  if (headers.some(({ value }) => /[^\t\u0020-\u007e\u0080-\u00ff]/.test(value)))
    return refusal('The value of a header has to be on one line of Latin letters.');
  if (origins.length * methods.length > MAX_CHECKS)
    return refusal(`At most ${MAX_CHECKS} combinations of origins and methods are asked at once.`);
  return origins.flatMap((each) =>
    methods.map((method) => ({ url: parsed.href, origin: each, method, headers, credentials, send })),
  );
}

/** `check_url`: asks a live server as pages would. */
export async function checkUrl(given: CheckArguments): Promise<CallToolResult> {
  const requests = requestsOf(given);
  if (!Array.isArray(requests)) return requests as CallToolResult;
  const transport = createTransport(process.env);
  try {
    const probes = given.audit === true ? auditRequests(given.url, given.origins ?? DEFAULT_ORIGINS) : [];
    const { checks, log } = await checkAll([...requests, ...probes], transport);
    const lost = checks.find(isUnreachable);
    if (lost !== undefined)
      return refusal('The server could not be asked.', `${lost.request.url}: ${lost.reason}`);
    const asked = checks.slice(0, requests.length);
    return answerOf([...told(asked, log), ...(probes.length === 0 ? [] : auditsOf(checks).map(auditTold))]);
  } finally {
    await transport.close();
  }
}

const lineOf = ({ request, verdicts, sent }: Check): string => {
  const engines = ENGINES.map((engine) => {
    const { verdict, blocking } = verdicts[engine].diagnosis;
    return `${engineName(engine)}: ${verdict}${blocking === null ? '' : ` (${blocking.corsError}, ${blocking.phase})`}`;
  });
  const held = sent === 'preflight' ? '; only the preflight was sent' : '';
  return `${request.method} as ${request.origin}: ${engines.join(', ')}${held}`;
};

function told(checks: readonly Check[], log: LogEvidence): readonly string[] {
  const refused = checks.filter((check) => !passesEverywhere(check));
  const verdict = `Verdict: ${checks.length - refused.length} of ${checks.length} would pass in Chromium, Firefox and Safari.`;
  return [
    `${verdict}\n\n${FENCED}\n`,
    fenced('What each page would get:', checks.map(lineOf).join('\n')),
    ...refused.flatMap((check, index) => [`## Refused ${index + 1}\n`, ...toldRequest(check.told, log)]),
    ...(refused.length === 0 ? [] : [NEVER]),
  ];
}

/** Whom a server lets in, and what is wrong with that. */
function auditTold(audit: ServerAudit): string {
  const findings = audit.findings.flatMap((finding) => {
    const { title, detail, fix } = findingText(finding, audit.server);
    return [`${finding.level}: ${plainText(title)} ${plainText(detail)}`, `Do: ${plainText(fix)}`];
  });
  return fenced(
    'Whom the server lets in, and what is wrong with that:',
    [audit.server, ...letsText(audit), ...(findings.length === 0 ? [NOTHING_WRONG] : findings)].join('\n'),
  );
}
