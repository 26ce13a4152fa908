import { findingText } from '../../audit/server-audit.ts';
import type { Finding } from '../../audit/finding.ts';
import { plainText } from '../../explain/rich-text.ts';
import { redactText } from '../../share/redact.ts';
import { auditsOf } from '../../document/check-json.ts';
import type { Check } from '../../check/check.ts';
import type { Judged } from './judged.ts';

/** A check with one sentence about it. */
export interface Told extends Judged {
  readonly story: string;
}

/** A finding of `--audit` in sentences, without the values of secrets. */
export interface ToldFinding {
  readonly id: Finding['id'];
  readonly level: Finding['level'];
  /** The origin of the server. */
  readonly server: string;
  /** What is wrong, what can come of it, and what to do. */
  readonly story: string;
}

/** What all answers of a run show to be wrong with whom its servers let in. */
export const toldFindings = (checks: readonly Check[]): readonly ToldFinding[] =>
  auditsOf(checks).flatMap(({ server, findings }) =>
    findings.map((finding) => {
      const { title, detail, fix } = findingText(finding, server);
      const story = [title, detail, fix].map(plainText).join(' ');
      return { id: finding.id, level: finding.level, server, story: redactText(story) };
    }),
  );
