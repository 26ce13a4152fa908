import { keptBackCount, keptBackReason, watchOn, WATCH_STARTING } from '../../explain/interface/watch.ts';
import { visible } from '../../explain/visible.ts';
import type { KeptBack } from '../../witness/kept-back.ts';
import { Icon } from '../parts/icon.tsx';
import { Rich, Value } from '../parts/text.tsx';
import { useDetail, useShell } from '../shell/context.tsx';

function KeptBackItem({ kept }: { readonly kept: KeptBack }) {
  const { openSource } = useShell().model.adapter;
  const { callSite } = kept;
  return (
    <li>
      <bdi class="kept-back-address">
        {visible(kept.method)} <Value text={kept.url} longest={160} />
      </bdi>
      : <Rich text={keptBackReason(kept)} />
      {callSite !== null && openSource !== null && (
        <>
          {', '}
          <button type="button" class="link" onClick={() => openSource(callSite)}>
            <bdi>
              {visible(callSite.url.split('/').at(-1) ?? '')}:{callSite.line}
            </bdi>
          </button>
        </>
      )}
    </li>
  );
}

function KeptBackList({ keptBack }: { readonly keptBack: readonly KeptBack[] }) {
  if (keptBack.length === 0) return null;
  return (
    <details class="kept-back">
      <summary>{keptBackCount(keptBack.length)}</summary>
      <ul>
        {keptBack.map((kept, index) => (
          <KeptBackItem key={index} kept={kept} />
        ))}
      </ul>
    </details>
  );
}

/** Says that the page is watched, and what it asked for in vain. */
export function WatchBar() {
  const { watch } = useDetail();
  if (watch === null) return null;
  const state = watch.state.value;
  const keptBack = watch.keptBack.value;
  if (state === 'off' && keptBack.length === 0) return null;
  return (
    <aside class="bar watch-bar" aria-label="How the page asks" data-part="watch">
      <div>
        {state !== 'off' && (
          <p role="status">
            <Rich text={state === 'starting' ? WATCH_STARTING : watchOn(watch.seen.value)} />
          </p>
        )}
        <KeptBackList keptBack={keptBack} />
      </div>
      {state === 'off' && (
        <button type="button" class="tool" title="Dismiss" aria-label="Dismiss" onClick={watch.dismiss}>
          <Icon name="cross" />
        </button>
      )}
    </aside>
  );
}
