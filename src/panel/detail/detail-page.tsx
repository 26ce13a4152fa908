import { useMemo } from 'preact/hooks';
import { useComputed } from '@preact/signals';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { credentialsQuestion } from '../../explain/credentials-question.ts';
import { siblingText } from '../../explain/sibling.ts';
import { FixSection } from '../fix/fix.tsx';
import { firstStep } from '../fix/first-step.ts';
import { categoryOf } from '../list/row-data.ts';
import { clockTime } from '../parts/clock.ts';
import { Rich } from '../parts/text.tsx';
import { useDetail, useShell } from '../shell/context.tsx';
import { AskedTable } from './asked-table.tsx';
import { LikelyCause, useReasons } from './causes.tsx';
import { More } from './more.tsx';
import { siblingOf } from './sibling-model.ts';
import { VerdictBar } from './verdict-bar.tsx';

/** Another request to the same address that passed, for one that did not; null where there is none. */
function useSibling(diagnosed: Diagnosed | null): Diagnosed | null {
  const { requests } = useShell().model;
  const { diagnose } = useDetail();
  const { exchange, diagnosis } = diagnosed ?? {};
  const passed = useComputed(() => requests.counts.value.all).value;
  return useMemo(() => {
    if (exchange === undefined || (diagnosis?.verdict !== 'blocked' && diagnosis?.verdict !== 'failed'))
      return null;
    const sibling = siblingOf(exchange, requests.rows);
    return sibling === null ? null : diagnose(sibling);
  }, [exchange, diagnosis?.verdict, passed, requests, diagnose]);
}

const COMPARED = 'sibling';

/** That the same address let another request pass; side by side in the table once it is asked for. */
function Sibling({ diagnosed, sibling }: { readonly diagnosed: Diagnosed; readonly sibling: Diagnosed }) {
  const { folds } = useDetail();
  const isCompared = folds.value[COMPARED] ?? false;
  return (
    <p class="sibling">
      <Rich text={siblingText(diagnosed.exchange, sibling.exchange, clockTime(sibling.exchange.startedAt))} />{' '}
      <button
        type="button"
        class="link"
        aria-pressed={isCompared}
        onClick={() => (folds.value = { ...folds.peek(), [COMPARED]: !isCompared })}
      >
        {isCompared ? 'Hide it' : 'Show both side by side'}
      </button>
    </p>
  );
}

/** What happened to the chosen request, and what fixes it: the answer first. */
export function Page() {
  const { diagnosed: chosen, folds, fix: fixModel } = useDetail();
  const { selection } = useShell().model;
  const diagnosed = chosen.value;
  const reasons = useReasons();
  const sibling = useSibling(diagnosed);
  if (diagnosed === null) return null;
  const isBlocked = diagnosed.diagnosis.verdict === 'blocked';
  const isRefused = isBlocked && fixModel.fix.value?.snippet === null;
  const step = firstStep(diagnosed, reasons.causes?.main ?? null) ?? (isRefused ? 'What to do' : null);
  const isFirst = step === null;
  const fix = isBlocked && <FixSection isFirst={isFirst} />;
  const cause = (
    <LikelyCause diagnosed={diagnosed} causes={reasons.causes}>
      {sibling !== null && <Sibling diagnosed={diagnosed} sibling={sibling} />}
    </LikelyCause>
  );
  return (
    <article class="detail-page">
      <VerdictBar diagnosed={diagnosed} log={reasons.log} step={step} />
      <div class="detail-columns">
        <AskedTable
          diagnosed={diagnosed}
          sibling={folds.value[COMPARED] === true ? sibling : null}
          isConfigured={isFirst}
          asksForCredentials={credentialsQuestion(diagnosed) !== null || selection.assuming.value !== null}
        />
        <div class="detail-column">
          {isFirst && fix}
          {cause}
          {!isFirst && fix}
        </div>
      </div>
      <More diagnosed={diagnosed} reasons={reasons} opensNoticed={categoryOf(diagnosed) === 'warning'} />
    </article>
  );
}
