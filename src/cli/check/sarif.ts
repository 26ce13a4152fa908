import { version } from '../../../package.json';
import { visible } from '../../explain/visible.ts';
import { safeJson } from '../../document/safe-json.ts';
import { isAsExpected, nameOf } from './judged.ts';
import type { Told } from './told.ts';

const ruleOf = ({ check, mustPass }: Told): string =>
  mustPass ? (check.told.diagnosis.blocking?.corsError ?? check.told.diagnosis.verdict) : 'origin-let-in';

/** Findings in SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifDocument(all: readonly Told[]): string {
  const findings = all.filter((told) => !isAsExpected(told));
  const rules = [...new Set(findings.map(ruleOf))].map((id) => ({ id }));
  const results = findings.map((told) => ({
    ruleId: ruleOf(told),
    level: 'error',
    message: { text: `${visible(nameOf(told.check))}: ${visible(told.story)}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: told.check.request.url } } }],
  }));
  const driver = { name: 'cors-lens', version, rules };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${safeJson({ $schema: schema, version: '2.1.0', runs: [{ tool: { driver }, results }] })}\n`;
}
