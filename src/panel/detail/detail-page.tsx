import { useMemo } from 'preact/hooks';
import { computed } from '@preact/signals';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { credentialsQuestion } from '../../explain/credentials-question.ts';
import type { RefusalCode } from '../../fix/policy/refusal.ts';
import type { Fix } from '../fix/fix-model.ts';
import { FixSection } from '../fix/fix.tsx';
import { firstStep } from '../../causes/first-step.ts';
import { useDetail, useShell } from '../shell/context.tsx';
import { TrialPart } from '../trial/trial-part.tsx';
import { categoryOf } from '../list/row-data.ts';
import { AlsoNoticed } from './also-noticed.tsx';
import { AskedTable } from './asked-table.tsx';
import type { Reasons } from './causes-model.ts';
import { LikelyCause, useReasons } from './causes.tsx';
import { More } from './more.tsx';
import { Sibling, useComparison } from './sibling.tsx';
import { siblingOf } from './sibling-model.ts';
import { VerdictBar } from './verdict-bar.tsx';

/** Another request to the same address that passed, for one that did not; null where there is none. */
function useSibling(diagnosed: Diagnosed | null): Diagnosed | null {
  const { requests } = useShell().model;
  const { diagnose } = useDetail();
  const { exchange, diagnosis } = diagnosed ?? {};
  // The log is looked through after each drawing of the list; the page is drawn anew only when another one is found.
  const sibling = useMemo(
    () =>
      computed(() => {
        const isWanted = diagnosis?.verdict === 'blocked' || diagnosis?.verdict === 'failed';
        if (exchange === undefined || !isWanted || requests.counts.value.all === 0) return null;
        return siblingOf(exchange, requests.rows);
      }),
    [exchange, diagnosis?.verdict, requests],
  ).value;
  return useMemo(() => (sibling === null ? null : diagnose(sibling)), [sibling, diagnose]);
}

/** Refusals that say what a cause, or the reason why no header helps, says in its own place. */
const TOLD_BY_CAUSE: ReadonlySet<RefusalCode> = new Set([
  'unfixable',
  'null-origin',
  'null-origin-after-redirects',
]);

/** Whether the refusals are no more than what stands above them. */
function isRefusalTold(fix: Fix | null, { diagnosis }: Diagnosed, { causes }: Reasons): boolean {
  if (fix === null || fix.snippet !== null) return false;
  const isReasonGiven = diagnosis.unfixable !== null || (causes !== null && causes.main !== null);
  return isReasonGiven && fix.refusals.every((refusal) => TOLD_BY_CAUSE.has(refusal.code));
}

/** What happened to the chosen request, and what fixes it: the answer first. */
export function Page() {
  const { diagnosed: chosen, fix: fixModel } = useDetail();
  const { isCompared } = useComparison();
  const { selection } = useShell().model;
  const diagnosed = chosen.value;
  const reasons = useReasons();
  const sibling = useSibling(diagnosed);
  if (diagnosed === null) return null;
  const isBlocked = diagnosed.diagnosis.verdict === 'blocked';
  const isRisk = categoryOf(diagnosed) === 'risk';
  const isRefused = isBlocked && fixModel.fix.value?.snippet === null;
  const step = firstStep(diagnosed, reasons.causes?.main ?? null) ?? (isRefused ? 'What to do' : null);
  const isFirst = step === null;
  const isTold = isRefusalTold(fixModel.fix.value, diagnosed, reasons);
  const fix = isBlocked && !isTold && <FixSection isFirst={isFirst} />;
  const cause = (
    <LikelyCause diagnosed={diagnosed} causes={reasons.causes}>
      {sibling !== null && <Sibling diagnosed={diagnosed} sibling={sibling} />}
    </LikelyCause>
  );
  return (
    <article class="detail-page">
      <VerdictBar diagnosed={diagnosed} log={reasons.log} step={step} sibling={sibling} />
      <div class="detail-columns">
        <AskedTable
          diagnosed={diagnosed}
          sibling={isCompared ? sibling : null}
          isConfigured={isFirst}
          asksForCredentials={credentialsQuestion(diagnosed) !== null || selection.assuming.value !== null}
        />
        <div class="detail-column">
          {isRisk && <AlsoNoticed diagnosed={diagnosed} reasons={reasons} />}
          {isFirst && fix}
          {cause}
          {!isFirst && (
            <div class="detail-after">
              {fix}
              <TrialPart />
            </div>
          )}
        </div>
      </div>
      <More diagnosed={diagnosed} reasons={reasons} isRisk={isRisk} />
    </article>
  );
}
