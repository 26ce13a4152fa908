import { escapeXml } from './escape-xml.ts';
import { isAsExpected, nameOf } from './judged.ts';
import type { Told, ToldFinding } from './told.ts';

function testCase(told: Told): string {
  const { check, story } = told;
  const head = `  <testcase classname="${escapeXml(check.request.url)}" name="${escapeXml(nameOf(check))}"`;
  if (isAsExpected(told)) return `${head}/>`;
  const { corsError } = check.told.diagnosis.blocking ?? { corsError: 'unexpected grant' };
  const line = check.told.consoleMessage ?? '';
  return `${head}>\n    <failure type="${escapeXml(corsError)}" message="${escapeXml(story)}">${escapeXml(line)}</failure>\n  </testcase>`;
}

/** Beside the test cases: they change nothing about what passes. */
function findingsOf(findings: readonly ToldFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(({ level, server, story }) => escapeXml(`${level}: ${server}: ${story}`));
  return [`  <system-out>${lines.join('\n')}</system-out>`];
}

/** The form of JUnit's reports that build servers read; what the audit found is the suite's output. */
export function junitDocument(all: readonly Told[], findings: readonly ToldFinding[]): string {
  const failures = all.filter((told) => !isAsExpected(told)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="cors-lens check" tests="${all.length}" failures="${failures}">`,
    ...all.map(testCase),
    ...findingsOf(findings),
    '</testsuite>\n',
  ].join('\n');
}
