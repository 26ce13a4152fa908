import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import { headerDiff } from '../../diagnosis/needed/header-diff.ts';
import type { CallSite } from '../../exchange/entry-record.ts';
import { headline } from '../../explain/headline.ts';
import { CREDENTIALS_CODE, credentialsQuestion } from '../../explain/credentials-question.ts';
import { serverRan, whatHappened } from '../../explain/what-happened.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shortenMiddle, visible } from '../../explain/visible.ts';
import type { Reasons } from './causes-model.ts';
import { categoryOf } from '../list/row-data.ts';
import { AlsoNoticed, NextStep, PreflightReasons } from './also-noticed.tsx';
import { CauseTeaser, LikelyCause, useReasons } from './causes.tsx';
import { Choices } from '../parts/choices.tsx';
import { useShell, useDetail } from '../shell/context.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { HeaderDiff } from './diff.tsx';
import { FixSection } from '../fix/fix.tsx';
import { Icon } from '../parts/icon.tsx';
import { Journey } from './journey.tsx';
import { RawHeaders } from './raw-headers.tsx';
import { clockTime } from '../parts/clock.ts';
import { Rich, Value } from '../parts/text.tsx';
import { VerdictIcon } from '../parts/verdict.tsx';

interface PartProps {
  readonly diagnosed: Diagnosed;
}

function Headline({ diagnosed, log }: PartProps & Pick<Reasons, 'log'>) {
  const { verdict } = diagnosed.diagnosis;
  const category = categoryOf(diagnosed);
  return (
    <h1 class={`headline is-${category}`}>
      <VerdictIcon verdict={verdict} category={category} />
      <span>
        <span class="visually-hidden">{verdictWord(verdict)}: </span>
        <Rich text={headline(diagnosed, log)} />
      </span>
    </h1>
  );
}

/** `app.js:42`, as stack traces write it. */
function placeName({ url, line }: CallSite): string {
  const file = url.split(/[?#]/, 1)[0]?.split('/').at(-1) || url;
  return `${visible(shortenMiddle(file, 80))}:${line}`;
}

function CalledFrom({ callSite }: { readonly callSite: CallSite }) {
  const { openSource } = useShell().model.adapter;
  const name = placeName(callSite);
  return (
    <span>
      called from{' '}
      {openSource === null ? (
        <bdi>{name}</bdi>
      ) : (
        <button type="button" class="link" title={visible(callSite.url)} onClick={() => openSource(callSite)}>
          <bdi>{name}</bdi>
        </button>
      )}
    </span>
  );
}

function RequestLine({ diagnosed: { exchange } }: PartProps) {
  return (
    <p class="request-line">
      <code>
        {visible(exchange.method)} <Value text={exchange.url} />
      </code>
      <span>
        {exchange.callSite !== null && <CalledFrom callSite={exchange.callSite} />} at{' '}
        {clockTime(exchange.startedAt)}
      </span>
    </p>
  );
}

/** The console repeats the whole address: in UTF-16 units, about ten lines. */
const LONGEST_MESSAGE = 1_000;

function ConsoleLine({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <section class="console" aria-label="Console message">
      <Icon name="cross" />
      <p>
        <Value text={message} longest={LONGEST_MESSAGE} />
      </p>
      <CopyButton text={message} what="Console message" subject="console" />
    </section>
  );
}

/** The credentials mode cannot be seen: where it decides, the user can say which it was. */
function CredentialsQuestion({ diagnosed }: PartProps) {
  const { selection } = useShell().model;
  const asked = credentialsQuestion(diagnosed);
  if (asked === null && selection.assuming.value === null) return null;
  return (
    <div class="question">
      {asked !== null && <Rich text={asked.question} />}
      <Choices<CredentialsAssumption>
        label="Credentials of the request"
        name="assuming"
        value={diagnosed.diagnosis.assuming}
        choices={[
          { value: 'credentials', label: <span title={CREDENTIALS_CODE}>With credentials</span> },
          { value: 'no-credentials', label: 'Without' },
        ]}
        onChoose={selection.assume}
      />
      {asked !== null && (
        <p class="question-otherwise">
          <Rich text={asked.otherwise} />
        </p>
      )}
    </div>
  );
}

function Story({ diagnosed }: PartProps) {
  const happened = whatHappened(diagnosed);
  const ran = serverRan(diagnosed);
  return (
    <p class="prose">
      <Rich text={happened} /> <Rich text={ran} />
    </p>
  );
}

/** What happened to the chosen request, and what fixes it: one calm page from top to bottom. */
export function Page() {
  const diagnosed = useDetail().diagnosed.value;
  const reasons = useReasons();
  if (diagnosed === null) return null;
  return (
    <article class="detail-page">
      <Headline diagnosed={diagnosed} log={reasons.log} />
      <RequestLine diagnosed={diagnosed} />
      <ConsoleLine message={diagnosed.consoleMessage} />
      <CredentialsQuestion diagnosed={diagnosed} />
      <Journey diagnosed={diagnosed} />
      <Story diagnosed={diagnosed} />
      <CauseTeaser diagnosed={diagnosed} causes={reasons.causes} />
      {reasons.causes === null && <NextStep diagnosed={diagnosed} />}
      <HeaderDiff diffs={headerDiff(diagnosed.exchange, diagnosed.diagnosis)} />
      <div id="fix" tabIndex={-1}>
        <FixSection diagnosed={diagnosed} />
      </div>
      <LikelyCause diagnosed={diagnosed} causes={reasons.causes} />
      <PreflightReasons diagnosed={diagnosed} />
      <AlsoNoticed diagnosed={diagnosed} reasons={reasons} />
      <RawHeaders exchange={diagnosed.exchange} />
    </article>
  );
}
