import { version } from '../../../package.json';
import { visible } from '../../explain/visible.ts';
import { safeJson } from '../../document/safe-json.ts';
import { isAsExpected, nameOf } from './judged.ts';
import type { Told, ToldFinding } from './told.ts';

const ruleOf = ({ check, mustPass }: Told): string =>
  mustPass ? (check.told.diagnosis.blocking?.corsError ?? check.told.diagnosis.verdict) : 'origin-let-in';

const resultOf = (ruleId: string, level: 'error' | 'warning' | 'note', text: string, uri: string) => ({
  ruleId,
  level,
  message: { text },
  locations: [{ physicalLocation: { artifactLocation: { uri } } }],
});

const resultOfCheck = (told: Told) =>
  resultOf(
    ruleOf(told),
    'error',
    `${visible(nameOf(told.check))}: ${visible(told.story)}`,
    told.check.request.url,
  );

const resultOfFinding = ({ id, level, server, story }: ToldFinding) =>
  resultOf(id, level === 'risk' ? 'warning' : 'note', visible(story), server);

/**
 * What is not as expected, and what the audit found, in SARIF 2.1.0.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifDocument(all: readonly Told[], findings: readonly ToldFinding[]): string {
  const results = [
    ...all.filter((told) => !isAsExpected(told)).map(resultOfCheck),
    ...findings.map(resultOfFinding),
  ];
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].map((id) => ({ id }));
  const driver = { name: 'cors-lens', version, rules };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${safeJson({ $schema: schema, version: '2.1.0', runs: [{ tool: { driver }, results }] })}\n`;
}
