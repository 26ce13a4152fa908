import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { CallSite } from '../../exchange/call-site.ts';
import { shownPath } from '../../explain/addresses.ts';
import type { ComponentChildren } from 'preact';
import { shortenMiddle, visible } from '../../explain/visible.ts';
import { toldTime } from '../parts/clock.ts';
import { useShell } from '../shell/context.tsx';
import { journeyOf, type Station } from './journey-model.ts';

/** Longest name of a host, and of a file. In UTF-16 units. */
const LONGEST_NAME = 40;

/** `app.js:42`, as stack traces write it. */
function placeName({ url, line }: CallSite): string {
  const file = url.split(/[?#]/, 1)[0]?.split('/').at(-1) || url;
  return `${visible(shortenMiddle(file, LONGEST_NAME))}:${line}`;
}

function CalledFrom({ callSite }: { readonly callSite: CallSite }) {
  const { openSource } = useShell().model.adapter;
  const name = <bdi>{placeName(callSite)}</bdi>;
  if (openSource === null) return name;
  return (
    <button
      type="button"
      class="link"
      title={`Called from ${visible(callSite.url)}`}
      onClick={() => openSource(callSite)}
    >
      {name}
    </button>
  );
}

/** `OPTIONS 404`; for the page what it gets. */
function nameOf({ kind, title, status, detail, state }: Station, isFirst: boolean): string {
  if (kind === 'page') return isFirst ? detail : `page ${detail}`;
  if (kind === 'more') return title;
  if (state === 'never') return `${title} ${detail}`;
  return `${title} ${status === '' ? 'no answer' : status}`;
}

const ARROWS = { travelled: '→', crossed: '⇢', never: '⇢' } as const;

function Stop({ station, isFirst }: { readonly station: Station; readonly isFirst: boolean }) {
  const { way, state, kind, detail } = station;
  return (
    <li class={`trip-stop is-${kind} is-${state}`} title={visible(detail)}>
      {way !== null && (
        <span class="trip-way" aria-hidden="true">
          {ARROWS[way.state]}
        </span>
      )}
      <bdi class="trip-name">{visible(shortenMiddle(nameOf(station, isFirst), LONGEST_NAME))}</bdi>
      {state === 'stopped' && (
        <span class="trip-cross" title="It was stopped here">
          ✗<span class="visually-hidden"> stopped here</span>
        </span>
      )}
    </li>
  );
}

interface TripProps {
  readonly diagnosed: Diagnosed;
  /** What stands behind the way. */
  readonly children?: ComponentChildren;
}

/** The way of the request in one line. What does not fit is left out whole: More draws it. */
export function Trip({ diagnosed, children }: TripProps) {
  const { callSite, startedAt, url } = diagnosed.exchange;
  const time = toldTime(startedAt);
  return (
    <div class="trip">
      <ol aria-label="The way of the request in short">
        {journeyOf(diagnosed).map((station, index) => (
          <Stop key={index} station={station} isFirst={index === 0} />
        ))}
      </ol>
      {children}
      <span class="trip-place">
        <bdi class="trip-path">{shownPath(url)}</bdi>
        {callSite !== null && (
          <>
            {' · '}
            <CalledFrom callSite={callSite} />
          </>
        )}
        {time !== null && ` · ${time}`}
      </span>
    </div>
  );
}
