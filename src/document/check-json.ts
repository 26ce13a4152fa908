import type { Check } from '../check/check.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import { exchangeJson } from './exchange-json.ts';
import type { CheckDocument, EngineVerdictDocument } from './types.ts';

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
export function checkJson({ request, verdicts, told, sent }: Check, log: LogEvidence): CheckDocument {
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
