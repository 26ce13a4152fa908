import { createPaint } from '../cli/output/paint.ts';
import { messageReport } from '../cli/output/message-report.ts';
import { exchangeReport, reasonsOf } from '../cli/output/report.ts';
import { plural } from '../explain/compose.ts';
import { visible } from '../explain/visible.ts';
import { policyFor } from '../fix/policy/policy-for.ts';
import { detectServer } from '../fix/detect/detect.ts';
import { snippetFor, targetById } from '../fix/snippet.ts';
import { codeFence } from '../share/markdown.ts';
import { markdownReport } from '../share/markdown-report.ts';
import { redactData, redactText } from '../share/redact.ts';
import { redactDiagnosed, restorePlaceholders } from '../share/redact-diagnosed.ts';
import type { Finding } from './findings.ts';
import type { HiddenPreflight } from './types.ts';

/** Failures that are told in full; others are counted: a page may ask again every second. */
const MOST_TOLD = 20;

const ASKED_AGAIN =
  'page.route is in use, so Playwright answered the preflight itself and let the request pass. The server was asked for the preflight again, and this is what it answers.';

const PAINT = createPaint(false);

/** One failure as a paragraph: the code, the sentence, the line of the console, what is needed, and why the server answers so. */
function paragraphOf(finding: Finding): string {
  const { corsError, phase } = finding.failure;
  const code = corsError === null ? '' : `[${corsError}${phase === null ? '' : `, ${phase}`}]\n`;
  return code + storyOf(finding);
}

function storyOf({ diagnosed, failure, message, log }: Finding): string {
  if (diagnosed === null)
    return [
      messageReport([redactData(message)], PAINT).trimEnd(),
      ...(failure.consoleMessage === null ? [] : [`    ${visible(redactText(failure.consoleMessage))}`]),
    ].join('\n');
  const findings = reasonsOf(diagnosed, log);
  const told = exchangeReport(redactDiagnosed(diagnosed), redactData(findings), log, PAINT);
  return failure.seenBy === 'asked-again' ? `${told}\n    ${ASKED_AGAIN}` : told;
}

const hiddenLine = ({ method, url, reason }: HiddenPreflight): string =>
  `? UNKNOWN  ${visible(redactText(`${method} ${url}`))}
    page.route is in use, so Playwright answered the preflight itself, and nobody knows whether the server's answer lets the request pass: the server could not be asked from here, ${visible(reason)} Test without page.route, or say { hiddenPreflights: 'ignore' }.`;

/** What an assertion says. Secrets are left out. */
export function failureMessage(findings: readonly Finding[], hidden: readonly HiddenPreflight[]): string {
  const counts = [
    ...(findings.length === 0 ? [] : [`${plural(findings.length, 'request')} blocked by CORS`]),
    ...(hidden.length === 0 ? [] : [`${plural(hidden.length, 'request')} that cannot be judged`]),
  ];
  const more = findings.length > MOST_TOLD ? [`… and ${findings.length - MOST_TOLD} more`] : [];
  const parts = [
    `Expected no CORS errors, and there are: ${counts.join(', ')}.`,
    ...findings.slice(0, MOST_TOLD).map(paragraphOf),
    ...more,
    ...hidden.slice(0, MOST_TOLD).map(hiddenLine),
  ];
  return restorePlaceholders(parts.join('\n\n'));
}

function markdownOf({ diagnosed, failure, message, log }: Finding): string {
  if (diagnosed === null) {
    const line = failure.consoleMessage === null ? '' : `\n${redactText(failure.consoleMessage)}`;
    return codeFence(`${messageReport([redactData(message)], PAINT)}${line}`, 'text');
  }
  const { policy } = policyFor([diagnosed]);
  const detected = detectServer(diagnosed.exchange, log);
  const target = detected === null ? null : targetById(detected.target);
  const snippet =
    policy === null || target === null ? null : snippetFor(target.id, policy, diagnosed.exchange);
  const told = markdownReport(diagnosed, {
    snippet: snippet?.refusal === null ? snippet : null,
    targetId: target?.id ?? null,
    log,
  });
  return failure.seenBy === 'asked-again' ? `${told}\n${ASKED_AGAIN}\n` : told;
}

/** The same at length, in Markdown, with the configuration for a server that is recognised. Secrets are left out. */
export function markdownAttachment(findings: readonly Finding[], hidden: readonly HiddenPreflight[]): string {
  const parts = [
    ...findings.slice(0, MOST_TOLD).map(markdownOf),
    ...(hidden.length === 0 ? [] : [codeFence(hidden.map(hiddenLine).join('\n\n'), 'text')]),
  ];
  return restorePlaceholders(parts.join('\n\n---\n\n'));
}
