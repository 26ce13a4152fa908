import type { Diagnosed } from '../../diagnosis/diagnosis.ts';

import { paragraph } from '../../explain/compose.ts';
import { serverRan, whatHappened } from '../../explain/what-happened.ts';
import { visible } from '../../explain/visible.ts';
import { useShell } from '../shell/context.tsx';
import { sharedConsoleLine } from '../../share/console-line.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { Rich, Value } from '../parts/text.tsx';
import { preflightSummary } from '../../explain/preflight-summary.ts';
import { AlsoNoticed, noticedCount, PreflightReasons } from './also-noticed.tsx';
import type { Reasons } from './causes-model.ts';
import { Fold } from './fold.tsx';
import { Journey } from './journey.tsx';
import { RawHeaders } from './raw-headers.tsx';
import { WrongAnswer } from './wrong-answer.tsx';

/** The console repeats the whole address: in UTF-16 units, about ten lines. */
const LONGEST_MESSAGE = 1_000;

/** Enough of the console's line to know it again. In UTF-16 units. */
const LONGEST_BEGINNING = 160;

interface Props {
  readonly diagnosed: Diagnosed;
}

/** The line of the console is worked out from the headers: where two credentials modes print two lines, it is a guess which it was. */
const isGuessed = ({ diagnosis, exchange }: Diagnosed): boolean =>
  diagnosis.alternatives.length > 0 || exchange.browser.version === null;

function ConsoleLine({ diagnosed }: Props) {
  const { consoleMessage } = diagnosed;
  const { includeSecrets } = useShell().model.settings.settings.value;
  if (consoleMessage === null) return null;
  const guessed = isGuessed(diagnosed) && <span class="fold-mark"> guessed</span>;
  return (
    <Fold
      name="console"
      part="console"
      summary={
        <>
          <span class="fold-title">Console{guessed}</span>{' '}
          <bdi class="fold-line">{visible(consoleMessage.slice(0, LONGEST_BEGINNING))}</bdi>
        </>
      }
    >
      {() => (
        <section class="console" aria-label="Console message">
          <p>
            <Value text={consoleMessage} longest={LONGEST_MESSAGE} />
          </p>
          <CopyButton
            text={sharedConsoleLine(diagnosed, { includeSecrets }) ?? ''}
            what="Console message"
            subject="console"
          />
        </section>
      )}
    </Fold>
  );
}

function Way({ diagnosed }: Props) {
  const { hops } = diagnosed.exchange;
  return (
    <Fold
      name="journey"
      isOpen={hops.some(({ kind }) => kind === 'redirect')}
      summary={<span class="fold-title">What happened</span>}
    >
      {() => (
        <>
          <Journey diagnosed={diagnosed} />
          <p class="prose">
            <Rich text={paragraph(whatHappened(diagnosed), serverRan(diagnosed))} />
          </p>
        </>
      )}
    </Fold>
  );
}

function Preflight({ diagnosed }: Props) {
  const { preflightReasons } = diagnosed.diagnosis;
  if (preflightReasons.length === 0 && diagnosed.exchange.cachedPreflight === null) return null;
  return (
    <Fold
      name="preflight"
      summary={
        <>
          <span class="fold-title">Why a preflight</span>{' '}
          <bdi class="fold-line">{visible(preflightSummary(preflightReasons))}</bdi>
        </>
      }
    >
      {() => <PreflightReasons diagnosed={diagnosed} />}
    </Fold>
  );
}

interface MoreProps extends Props {
  readonly reasons: Reasons;
  /** The risks of a request that passed are what one looks at it for, and stand above. */
  readonly isRisk: boolean;
}

/** What is worth knowing once one knows what to do: a line each, until it is unfolded. */
export function More({ diagnosed, reasons, isRisk }: MoreProps) {
  const noticed = noticedCount({ diagnosed, reasons });
  return (
    <section class="more" aria-label="More">
      <ConsoleLine diagnosed={diagnosed} />
      <Way diagnosed={diagnosed} />
      <Preflight diagnosed={diagnosed} />
      {!isRisk && noticed > 0 && (
        <Fold name="noticed" summary={<span class="fold-title">Also noticed ({noticed})</span>}>
          {() => <AlsoNoticed diagnosed={diagnosed} reasons={reasons} />}
        </Fold>
      )}
      <Fold name="headers" summary={<span class="fold-title">All headers</span>}>
        {() => <RawHeaders exchange={diagnosed.exchange} />}
      </Fold>
      <WrongAnswer diagnosed={diagnosed} />
    </section>
  );
}
