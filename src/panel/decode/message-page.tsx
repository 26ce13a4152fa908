import { toldCauses } from '../../causes/of-message.ts';
import { messageDiff } from '../../console/told/diff.ts';
import { checkOf, type CompleteRequest, requestOf } from '../../console/told/request.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import type { CredentialsAssumption } from '../../diagnosis/diagnosis.ts';
import {
  messageCode,
  messageKind,
  messageLimits,
  messageStory,
  notInLog,
  ORIGIN_WANTED,
  saidBy,
} from '../../explain/message/message-page.ts';
import { visible } from '../../explain/visible.ts';
import { completeRequest, fixOfMessage, latestOrigin } from './message-fix.ts';
import type { Answer } from './read-paste.ts';
import { withServer } from '../shell/settings-model.ts';
import { namesIn } from '../fix/wishes-model.ts';
import { Choices } from '../parts/choices.tsx';
import { useShell } from '../shell/context.tsx';
import { HeaderDiff } from '../detail/diff.tsx';
import { Field } from '../parts/field.tsx';
import { Configuration, Refusals } from '../fix/fix.tsx';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../detail/note.tsx';
import { Rich, Value } from '../parts/text.tsx';
import { useInbox } from '../shell/use-inbox.ts';

interface PartProps {
  readonly message: DecodedMessage;
}

/** What the message is, by shape and colour; the word stands beside it. */
function MessageIcon({ message: { isCors, topic } }: PartProps) {
  if (!isCors) return <Icon name="info" />;
  return (
    <span class={topic === 'cors' ? 'is-blocked-verdict' : 'is-warning-verdict'}>
      <Icon name={topic === 'cors' ? 'blocked' : 'warning'} />
    </span>
  );
}

function Headline({ message }: PartProps) {
  const { headline, rest } = messageStory(message);
  return (
    <>
      <h1 class="headline">
        <MessageIcon message={message} />
        <span>
          <span class="visually-hidden">{messageKind(message)}: </span>
          <Rich text={headline} />
        </span>
      </h1>
      <p class="request-line">
        {message.url !== null && (
          <code>
            {message.method !== null && `${visible(message.method)} `}
            <Value text={message.url} />
          </code>
        )}
        <span>
          {saidBy(message)} · {visible(messageCode(message))}
        </span>
      </p>
      {rest.length > 0 && (
        <p class="prose">
          <Rich text={rest} />
        </p>
      )}
    </>
  );
}

function UsualCauses({ message }: PartProps) {
  const causes = toldCauses(message);
  if (causes.length === 0) return null;
  return (
    <section class="section">
      <h2>Usual causes</h2>
      <ul>
        {causes.map(({ title, check, link }, index) => (
          <Note key={index}>
            <div class="note-title">
              <Rich text={title} />
            </div>
            <Rich text={check} />{' '}
            <a class="link" href={link} target="_blank" rel="noreferrer">
              Read more
            </a>
          </Note>
        ))}
      </ul>
    </section>
  );
}

/** What the message does not tell, for somebody to add who knows it. */
function Additions({ message, request }: PartProps & { readonly request: CompleteRequest }) {
  const { additions, add } = useInbox().paste;
  const told = requestOf(message);
  const { value } = additions;
  return (
    <div class="fields" role="group" aria-label="What the message does not tell">
      {told.origin === null && (
        <Field
          label="Origin of the page"
          value={value.origin ?? request.origin}
          placeholder="https://app.example"
          onInput={(origin) => add({ origin: origin.trim() })}
        />
      )}
      {told.method === null && (
        <Field
          label="Method"
          value={value.method ?? ''}
          placeholder="GET"
          onInput={(method) => add({ method: method.trim() })}
        />
      )}
      {told.headers === null && (
        <Field
          label="Request headers"
          value={(value.headers ?? []).join(', ')}
          placeholder="content-type, authorization"
          onInput={(text) => add({ headers: namesIn(text) })}
        />
      )}
      {told.credentials === null && (
        <Choices<CredentialsAssumption>
          label="Credentials of the request"
          name="message-credentials"
          value={request.credentials ? 'credentials' : 'no-credentials'}
          choices={[
            { value: 'no-credentials', label: 'Without credentials' },
            { value: 'credentials', label: 'With' },
          ]}
          onChoose={(choice) => add({ credentials: choice === 'credentials' })}
        />
      )}
    </div>
  );
}

function MessageFix({ message, request }: PartProps & { readonly request: CompleteRequest }) {
  const { settings, change } = useShell().model.settings;
  const fix = fixOfMessage(message, request, settings.value);
  const { snippet, refusals, host } = fix;
  return (
    <section class="section">
      <h2>Fix on the server</h2>
      <Additions message={message} request={request} />
      {snippet === null && refusals.length > 0 && <Refusals refusals={refusals} />}
      {request.origin === '' && <p class="prose is-quiet">{ORIGIN_WANTED}</p>}
      {snippet !== null && (
        <Configuration
          fix={fix}
          snippet={snippet}
          onChoose={(target) => change(withServer(settings.peek(), host, target))}
        />
      )}
    </section>
  );
}

/** What a message tells by itself: the page of a request that is in no log. */
export function MessagePage({ answer: { message, toAddress } }: { readonly answer: Answer }) {
  const { model } = useShell();
  const { additions } = useInbox().paste;
  const request = completeRequest(message, additions.value, latestOrigin(model.requests));
  const limits = messageLimits(message, requestOf(message));
  return (
    <article class="detail-page is-message">
      <Headline message={message} />
      {message.url !== null && model.adapter.source !== 'none' && (
        <p class="prose is-quiet">
          <Rich text={notInLog(toAddress)} />
        </p>
      )}
      <UsualCauses message={message} />
      <HeaderDiff diffs={messageDiff(message, request)} />
      {checkOf(message) !== null && <MessageFix message={message} request={request} />}
      {limits !== null && (
        <section class="section">
          <h2>What the message does not tell</h2>
          <p class="prose">
            <Rich text={limits} />
          </p>
        </section>
      )}
    </article>
  );
}
