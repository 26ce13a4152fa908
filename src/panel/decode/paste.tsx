import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CredentialsAssumption } from '../../diagnosis/diagnosis.ts';
import {
  foundInLog,
  messageAddress,
  messageCode,
  messageKind,
  NOTHING_RECOGNISED,
  onlyBeginning,
  PAGE_HINT,
  PASTE_HINT,
  printedTimes,
} from '../../explain/message/message-page.ts';
import { shownUrl } from '../../explain/addresses.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { visible } from '../../explain/visible.ts';
import type { ExchangeRow } from '../list/row-data.ts';
import { verdictClass } from '../parts/verdict.tsx';
import { pastedRows } from './pasted-rows.ts';
import { PastedPage } from './pasted-page.tsx';
import { type Answer, LONGEST_PASTE } from './read-paste.ts';
import { useShell, useDetail } from '../shell/context.tsx';
import { Page } from '../detail/detail-page.tsx';
import { Icon } from '../parts/icon.tsx';
import { MessagePage } from './message-page.tsx';
import { clockTime } from '../parts/clock.ts';
import { Rich } from '../parts/text.tsx';
import { useInbox } from '../shell/use-inbox.ts';

/** Where a paste belongs to the field itself. */
const TEXT_FIELD = 'input:not([type=radio], [type=checkbox]), textarea';

/** Opens the box with whatever is pasted outside a text field. */
function usePasteKey(): void {
  const { paste } = useInbox();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '' || (event.target instanceof Element && event.target.matches(TEXT_FIELD))) return;
      event.preventDefault();
      paste.open();
      paste.setText(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [paste]);
}

/** In the toolbar. Where there is no log the box is always open. */
export function PasteButton() {
  const { model, paste: state } = useShell();
  const { paste } = useInbox();
  usePasteKey();
  if (model.adapter.source === 'none') return null;
  const isOpen = state.isOpen.value;
  return (
    <button
      type="button"
      class={`button ${isOpen ? 'is-pressed' : ''}`}
      title="Decode a console message"
      aria-pressed={isOpen}
      onClick={isOpen ? paste.close : paste.open}
    >
      <span class="tool-icon">
        <Icon name="decode" />
      </span>
      <span class="tool-name">
        Decode<span class="tool-rest"> a message</span>
      </span>
    </button>
  );
}

function Box() {
  const { model, paste: state } = useShell();
  const { paste } = useInbox();
  const area = useRef<HTMLTextAreaElement>(null);
  const { source } = model.adapter;
  const text = state.text.value;
  // The answer has the heading of the page.
  const Title = paste.answer.value === null && paste.pasted.value === null ? 'h1' : 'div';

  useLayoutEffect(() => {
    const before = document.activeElement;
    area.current?.focus();
    area.current?.select();
    // The log may be another one than when the text was read.
    paste.setText(state.text.peek());
    return () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus();
    };
  }, []);

  return (
    <div class="paste-box">
      <div class="paste-head">
        <Title class="paste-title">
          <label for="paste">Message from the console, or headers</label>
        </Title>
        {source !== 'none' && (
          <button type="button" class="tool" title="Close" aria-label="Close the box" onClick={paste.close}>
            <Icon name="cross" />
          </button>
        )}
      </div>
      <textarea
        ref={area}
        id="paste"
        rows={4}
        spellcheck={false}
        autocomplete="off"
        placeholder="Paste what the console says, such as: Access to fetch at … has been blocked by CORS policy …"
        value={text}
        onInput={({ currentTarget }) => paste.setText(currentTarget.value)}
      />
      {text.trim() === '' && <p class="paste-note">{PASTE_HINT}</p>}
      {text.length > LONGEST_PASTE && (
        <p class="paste-note">
          <Rich text={onlyBeginning(LONGEST_PASTE)} />
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly index: number;
  readonly children: ComponentChildren;
}

/** One of several that can be explained. */
function Choice({ index, children }: ChoiceProps) {
  const { chosen, choose } = useInbox().paste;
  return (
    <li>
      <button
        type="button"
        class="answer"
        aria-current={index === chosen.value ? 'true' : undefined}
        onClick={() => choose(index)}
      >
        {children}
      </button>
    </li>
  );
}

interface AnswerListProps {
  readonly rows: readonly ExchangeRow[];
  readonly answers: readonly Answer[];
}

/** Which of several requests and messages is explained. */
function AnswerList({ rows, answers }: AnswerListProps) {
  return (
    <ol
      class="answers"
      aria-label={rows.length > 0 ? 'Requests and messages in the text' : 'Messages in the text'}
    >
      {rows.map(({ exchange, verdict, category, cause }, index) => (
        <Choice key={index} index={index}>
          <span class={verdictClass(verdict, category)}>{verdictWord(verdict)}</span>
          <bdi class="answer-address">{`${visible(exchange.method)} ${shownUrl(exchange.url)}`}</bdi>
          <bdi class="answer-code">{visible(cause)}</bdi>
        </Choice>
      ))}
      {answers.map(({ message, count, found }, index) => (
        <Choice key={rows.length + index} index={rows.length + index}>
          <span class={message.isCors ? 'is-blocked-verdict' : ''}>{messageKind(message)}</span>
          <bdi class="answer-address">{messageAddress(message)}</bdi>
          <bdi class="answer-code">{visible(messageCode(message))}</bdi>
          <span class="answer-end">
            {[printedTimes(count), found === null ? '' : 'in the log']
              .filter((word) => word !== '')
              .join(' · ')}
          </span>
        </Choice>
      ))}
    </ol>
  );
}

interface FoundProps {
  readonly settled: CredentialsAssumption | null;
}

/** The request that the message belongs to, as if it had been chosen in the list. */
function FoundPage({ settled }: FoundProps) {
  const diagnosed = useDetail().diagnosed.value;
  if (diagnosed === null) return null;
  return (
    <>
      <p class="paste-found">
        <Icon name="allowed" />
        <Rich text={foundInLog(clockTime(diagnosed.exchange.startedAt), settled)} />
      </p>
      <Page />
    </>
  );
}

/** What else can be done where there is no log. */
function PageHint() {
  if (useShell().model.adapter.source !== 'none') return null;
  return (
    <div class="empty">
      <h2>{PAGE_HINT.title}</h2>
      <p>{PAGE_HINT.detail}</p>
    </div>
  );
}

/** What one message tells, in the log or by itself. */
function MessageAnswer({ answer }: { readonly answer: Answer }) {
  const { found } = answer;
  return found !== null && useShell().model.selection.id.value === found.id ? (
    <FoundPage settled={found.assuming} />
  ) : (
    <MessagePage answer={answer} />
  );
}

function Answered() {
  const { text } = useShell().paste;
  const { answers, answer, pasted } = useInbox().paste;
  const all = answers.value;
  const log = pasted.value;
  const shown = answer.value;
  if (all === null) return <p class="paste-note">Reading the text …</p>;
  if (shown === null && text.value.trim() === '') return <PageHint />;
  if (shown === null && log === null) return <p class="paste-note is-problem">{NOTHING_RECOGNISED}</p>;
  const rows = log === null ? [] : pastedRows(log);
  return (
    <>
      {rows.length + all.length > 1 && <AnswerList rows={rows} answers={all} />}
      {shown !== null && <MessageAnswer answer={shown} />}
      {shown === null && log !== null && <PastedPage log={log} />}
    </>
  );
}

/** The box for messages, and the answer under it as one types. */
export function Paste() {
  const { model } = useShell();
  const { paste } = useInbox();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Chromium's DevTools would open its drawer. Firefox cannot be kept from showing its split console.
    event.preventDefault();
    event.stopPropagation();
    if (model.adapter.source !== 'none') paste.close();
  };
  return (
    <div class="paste" onKeyDown={onKeyDown}>
      <Box />
      <div aria-live="polite" class="paste-answer">
        <Answered />
      </div>
    </div>
  );
}
