import type { Snippet, Target } from '../fix/target.ts';
import { detectServer } from '../fix/detect/detect.ts';
import { targetById } from '../fix/snippet.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { ShareOptions } from './options.ts';
import { redactDiagnosed } from './redact-diagnosed.ts';

/** What a report and a prompt carry beside the diagnosis. */
export interface ReportOptions extends ShareOptions {
  /** The configuration that the panel shows, null when there is none. */
  readonly snippet: Snippet | null;
  /** What the rest of the log shows. */
  readonly log: LogEvidence;
  /** Its target's id. */
  readonly targetId: string | null;
}

/** The exchange as it may be shown to others. */
export const shareable = (diagnosed: Diagnosed, { includeSecrets = false }: ShareOptions): Diagnosed =>
  includeSecrets ? diagnosed : redactDiagnosed(diagnosed);

/** The name of the server that the configuration is for. */
export const targetName = (targetId: string | null): string | null =>
  targetId === null ? null : (targetById(targetId)?.name ?? null);

/** Who answered and how that is known, null when nothing tells. */
export function detectedServer(
  { exchange }: Diagnosed,
  log: LogEvidence,
): { target: Target; evidence: string } | null {
  const detection = detectServer(exchange, log);
  const target = detection === null ? null : targetById(detection.target);
  return detection === null || target === null ? null : { target, evidence: detection.evidence };
}
