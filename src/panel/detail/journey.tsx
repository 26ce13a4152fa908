import { visible } from '../../explain/visible.ts';
import { journeyOf, type Station } from './journey-model.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { Icon } from '../parts/icon.tsx';

const WAY_WORDS = { travelled: 'then', crossed: 'stopped, not reached:', never: 'not reached:' } as const;

function Way({ way }: { readonly way: NonNullable<Station['way']> }) {
  return (
    <div class={`way is-${way.state} ${way.label === '' ? '' : 'is-labelled'}`}>
      {way.label !== '' && <bdi class="way-label">{visible(way.label)}</bdi>}
      <span class="visually-hidden">{WAY_WORDS[way.state]} </span>
      <span class="way-line" aria-hidden="true">
        {way.state === 'crossed' && (
          <span class="way-cross">
            <Icon name="cross" />
          </span>
        )}
      </span>
    </div>
  );
}

function Box({ station }: { readonly station: Station }) {
  const { kind, state, title, status, detail } = station;
  return (
    <div class={`station is-${kind} is-${state}`}>
      <span class="station-title">
        <bdi>{visible(title)}</bdi> {status !== '' && <span class="station-status">{status}</span>}
      </span>
      {detail !== '' && <bdi class="station-detail">{visible(detail)}</bdi>}
    </div>
  );
}

/** The way of the request, drawn to be read without a legend. Its text, in order, says the same. */
export function Journey({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const stations = journeyOf(diagnosed);
  return (
    <ol class={`journey ${stations.length > 4 ? 'is-long' : ''}`} aria-label="The way of the request">
      {stations.map((station, index) => (
        <li key={index} class="stop">
          {station.way !== null && <Way way={station.way} />}
          <Box station={station} />
        </li>
      ))}
    </ol>
  );
}
