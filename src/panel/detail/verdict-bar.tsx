import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../../diagnosis/log/log-evidence.ts';
import { plainText } from '../../explain/rich-text.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { verdictLine } from '../../explain/verdict-line/verdict-line.ts';
import { categoryOf } from '../list/row-data.ts';
import { Rich } from '../parts/text.tsx';
import { VerdictIcon } from '../parts/verdict.tsx';
import { PassedToo } from './sibling.tsx';
import { PrimaryAction } from './primary-action.tsx';
import { Trip } from './trip.tsx';

interface Props {
  readonly diagnosed: Diagnosed;
  readonly log: LogEvidence;
  /** What has to be done first, null where a configuration is what to do. */
  readonly step: string | null;
  /** Another request to the same address that passed, null without one. */
  readonly sibling: Diagnosed | null;
}

/** What happened, what to do about it, and the way of the request: always in sight, at any size. */
export function VerdictBar({ diagnosed, log, step, sibling }: Props) {
  const { verdict } = diagnosed.diagnosis;
  const category = categoryOf(diagnosed);
  const line = verdictLine(diagnosed, log);
  return (
    <header class={`verdict is-${category}`} data-part="verdict">
      <VerdictIcon verdict={verdict} category={category} />
      <h1 title={plainText(line)}>
        <span class="visually-hidden">{verdictWord(verdict)}: </span>
        <Rich text={line} />
      </h1>
      <div class="verdict-action">
        <PrimaryAction diagnosed={diagnosed} step={step} />
      </div>
      <Trip diagnosed={diagnosed}>{sibling !== null && <PassedToo exchange={sibling.exchange} />}</Trip>
    </header>
  );
}
