import { auditOf, type ServerAudit } from '../audit/server-audit.ts';
import type { Check } from '../check/check.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import { auditJson } from './audit-json.ts';
import { exchangeJson } from './exchange-json.ts';
import type { CheckDocument, ChecksDocument, EngineVerdictDocument } from './types.ts';

const verdictJson = ({
  diagnosis: { verdict, blocking },
  consoleMessage,
}: Diagnosed): EngineVerdictDocument => ({
  verdict,
  phase: blocking?.phase ?? null,
  corsError: blocking?.corsError ?? null,
  failedParameter: blocking?.failedParameter ?? '',
  consoleMessage,
});

/** One check as a plain object: the verdict of each engine, and the rest as `explain --json` has it, of the engine that is told about. */
function checkJson({ request, verdicts, told, sent }: Check, log: LogEvidence): CheckDocument {
  const { hops, needed, causes, server, policy, summary, unfixable } = exchangeJson(told, log);
  return {
    url: request.url,
    origin: request.origin,
    method: request.method,
    credentials: request.credentials,
    verdicts: {
      chromium: verdictJson(verdicts.chromium),
      firefox: verdictJson(verdicts.firefox),
      webkit: verdictJson(verdicts.webkit),
    },
    sent,
    hops,
    needed,
    unfixable,
    causes,
    server,
    policy,
    summary,
  };
}

/** The audit of the servers that were asked: their answers do not depend on the engine. */
export const auditsOf = (checks: readonly Check[]): readonly ServerAudit[] =>
  auditOf(checks.map(({ verdicts }) => verdicts.chromium));

/** What `check --json` prints: the first `count` were asked for, the others only show whom the servers let in. */
export const checksJson = (checks: readonly Check[], count: number, log: LogEvidence): ChecksDocument => ({
  version: 1,
  checks: checks.slice(0, count).map((each) => checkJson(each, log)),
  servers: auditsOf(checks).map((audit) => auditJson(audit, null)),
});
