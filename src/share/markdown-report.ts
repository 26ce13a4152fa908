import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { headline } from '../explain/headline.ts';
import { hopTitle } from '../explain/hop-title.ts';
import { type RichText, richFromNote } from '../explain/rich-text.ts';
import { serverRan, whatHappened } from '../explain/what-happened.ts';
import { unfixableText } from '../explain/unfixable.ts';
import { verdictWord } from '../explain/verdict.ts';
import { codeFence, codeSpan, escapePlain, markdownText } from './markdown.ts';
import { restorePlaceholders } from './redact-diagnosed.ts';
import { detectedServer, shareable, targetName, type ReportOptions } from './report-context.ts';
import { hopTranscript, neededTranscript } from './transcript.ts';

const paragraph = (text: RichText): string => (text.length === 0 ? '' : `${markdownText(text)}\n`);

const section = (title: string, ...blocks: readonly string[]): string => {
  const body = blocks.filter((block) => block !== '').join('\n');
  return body === '' ? '' : `## ${title}\n\n${body}`;
};

function facts(diagnosed: Diagnosed): string {
  const { exchange, diagnosis, consoleMessage } = diagnosed;
  const server = detectedServer(diagnosed);
  const version = exchange.browser.version === null ? '' : ` ${exchange.browser.version}`;
  const error = diagnosis.blocking === null ? '' : ` (${codeSpan(diagnosis.blocking.corsError)})`;
  const credentials = diagnosis.assuming === 'credentials' ? 'yes' : 'no';
  return [
    `- Request: ${codeSpan(`${exchange.method} ${exchange.url}`)}`,
    `- Page's origin: ${exchange.origin === null ? 'unknown' : codeSpan(exchange.origin)}`,
    `- Verdict: ${verdictWord(diagnosis.verdict)}${error}`,
    `- With credentials: ${credentials}${diagnosis.assumptionMatters ? ' (assumed)' : ''}`,
    server === null ? '' : `- Server: ${escapePlain(server.target.name)} (${codeSpan(server.evidence)})`,
    `- Browser: ${exchange.browser.engine}${version}`,
    consoleMessage === null ? '' : `- Console: ${codeSpan(consoleMessage)}`,
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

const hops = ({ exchange }: Diagnosed): readonly string[] =>
  exchange.hops.map(
    (hop) => `${markdownText(hopTitle(hop, true))}\n\n${codeFence(hopTranscript(hop), 'http')}`,
  );

const needs = ({ diagnosis }: Diagnosed): readonly string[] =>
  diagnosis.needed.map(
    (needed) =>
      `${markdownText(hopTitle(needed, needed.hop !== null))}\n\n${codeFence(neededTranscript(needed), 'http')}`,
  );

function configuration({ snippet, targetId }: ReportOptions): string {
  if (snippet === null) return '';
  const name = targetName(targetId);
  const notes = snippet.notes.map((note) => `- ${markdownText(richFromNote(note))}\n`).join('');
  const title = name === null ? 'Configuration' : `Configuration for ${escapePlain(name)}`;
  return section(title, `${escapePlain(snippet.place)}\n`, codeFence(snippet.code, snippet.language), notes);
}

/**
 * A report in Markdown, for an issue or a chat. Text of the page and the server stands in code spans and fences that it cannot leave;
 * secrets are redacted unless asked for.
 */
export function markdownReport(diagnosed: Diagnosed, options: ReportOptions): string {
  const shown = shareable(diagnosed, options);
  const { unfixable } = shown.diagnosis;
  const parts = [
    `# ${markdownText(headline(shown))}\n`,
    facts(shown),
    paragraph(whatHappened(shown)),
    paragraph(serverRan(shown)),
    section('What was sent', ...hops(shown)),
    section('What is needed', unfixable === null ? '' : paragraph(unfixableText(unfixable)), ...needs(shown)),
    configuration(options),
  ];
  return restorePlaceholders(parts.filter((part) => part !== '').join('\n'));
}
