import { arranged } from '../../causes/arranged.ts';
import { type CauseFinding, precisionOf } from '../../causes/causes-of.ts';
import { causeLabel, checkTheseTitle } from '../../causes/confidence.ts';
import { causeText } from '../../causes/words-of.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { paragraph, sentence } from '../../explain/compose.ts';
import { type Paint, paintText } from './paint.ts';

/** More would be a list of everything that can go wrong. */
const MOST_CANDIDATES = 3;
const MOST_OTHERS = 2;

/** What it most likely is: what happens, what to do, what not to do, and how to make sure. */
function mainLines(
  main: CauseFinding,
  { exchange }: Diagnosed,
  server: string | null,
  paint: Paint,
): readonly string[] {
  const { title, story, fix, avoid, check } = causeText(main, exchange, server);
  return [
    `${paint.bold(`${causeLabel(main)}:`)} ${paintText(paragraph(sentence`${title}.`, story), paint)}`,
    `  Do: ${paintText(fix, paint)}`,
    `  Not: ${paintText(avoid, paint)}`,
    `  Check: ${paintText(check, paint)}`,
  ];
}

/** Where nothing is likely the list is the answer: each with how to make sure and what to do then. */
function candidateLines(
  others: readonly CauseFinding[],
  { exchange }: Diagnosed,
  server: string | null,
  paint: Paint,
): readonly string[] {
  const lines = others.slice(0, MOST_CANDIDATES).map((finding, index) => {
    const { title, check, fix } = causeText(finding, exchange, server);
    return `  ${index + 1}. ${paintText(paragraph(sentence`${title}.`, check, fix), paint)}`;
  });
  return [paint.bold(`${checkTheseTitle(null)}:`), ...lines];
}

/** Whether a finding is another explanation, and not the status or the preflight once more. */
const isAnother = ({ id }: CauseFinding): boolean =>
  precisionOf(id) === 'specific' && id !== 'preflight-unexpected' && id !== 'same-origin';

/** What else to look at where the first is only likely, by their titles. */
function alsoLines(
  others: readonly CauseFinding[],
  { exchange }: Diagnosed,
  paint: Paint,
): readonly string[] {
  const titles = others
    .filter(isAnother)
    .slice(0, MOST_OTHERS)
    .map((finding) => paintText(causeText(finding, exchange).title, paint));
  return titles.length === 0 ? [] : [`  If it is not that: ${titles.join('; ')}.`];
}

/** Why an exchange came to its verdict, as the tab tells it. `server`: the name of the one that a configuration is offered for. */
export function causeLines(
  findings: readonly CauseFinding[],
  diagnosed: Diagnosed,
  server: string | null,
  paint: Paint,
): readonly string[] {
  const causes = arranged(findings, diagnosed.diagnosis.verdict);
  if (causes === null) return [];
  const { main, others } = causes;
  if (main === null) return candidateLines(others, diagnosed, server, paint);
  const also = main.confidence === 'certain' ? [] : alsoLines(others, diagnosed, paint);
  return [...mainLines(main, diagnosed, server, paint), ...also];
}
