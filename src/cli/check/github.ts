import { visible } from '../../explain/visible.ts';
import { isAsExpected, nameOf } from './judged.ts';
import type { Told, ToldFinding } from './told.ts';

const escapeData = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function checkLine(told: Told): string {
  return isAsExpected(told)
    ? `${escapeData(nameOf(told.check))}: as expected\n`
    : `::error title=${escapeProperty(`CORS: ${nameOf(told.check)}`)}::${escapeData(told.story)}\n`;
}

/** They change nothing about the exit status, and are no errors therefore. */
const findingLine = ({ level, server, story }: ToldFinding): string =>
  `::${level === 'risk' ? 'warning' : 'notice'} title=${escapeProperty(`CORS audit: ${server}`)}::${escapeData(story)}\n`;

/**
 * A line per check and per finding of the audit; what is not as expected, and each finding, becomes an annotation.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const githubLines = (all: readonly Told[], findings: readonly ToldFinding[]): string =>
  [...all.map(checkLine), ...findings.map(findingLine)].join('');
