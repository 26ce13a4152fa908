import { useSignal } from '@preact/signals';
import { targetOrder } from '../../fix/snippet.ts';
import type { Target } from '../../fix/target.ts';
import { useShell } from '../shell/context.tsx';
import { recentServers } from './server-groups.ts';

/** Servers that are offered before anybody searches: those chosen lately, then those met most often. */
const MOST_OFFERED = 6;

/** The servers whose names hold every word of a search, in their usual order. */
function found(search: string, recent: readonly string[]): readonly Target[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  // Before anybody searches, a server is offered once: its variants stand in the picker.
  const all = targetOrder(null, recent).filter(
    ({ id, variantOf }) => words.length > 0 || variantOf === null || recent.includes(id),
  );
  const fitting = all.filter(({ id, name }) =>
    words.every((word) => `${name} ${id}`.toLowerCase().includes(word)),
  );
  return fitting.slice(0, MOST_OFFERED);
}

interface Props {
  readonly host: string;
  readonly onChoose: (target: string) => void;
}

/** Asks which server answers, where nothing in its answers tells. */
export function ServerChoice({ host, onChoose }: Props) {
  const { settings } = useShell().model.settings;
  const search = useSignal('');
  const offered = found(search.value, recentServers(settings.value));
  return (
    <div class="server-choice" role="group" aria-label={`Server of ${host}`}>
      <p>
        Nothing in the answers tells which server <bdi>{host}</bdi> is. Which one do you configure?
      </p>
      <div class="server-offers">
        {offered.map(({ id, name }) => (
          <button key={id} type="button" class="button" onClick={() => onChoose(id)}>
            {name}
          </button>
        ))}
        {offered.length === 0 && <span class="server-none">No server is called this.</span>}
      </div>
      <input
        type="search"
        class="search"
        placeholder="Search all servers"
        aria-label="Search servers"
        spellcheck={false}
        value={search.value}
        onInput={({ currentTarget }) => (search.value = currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = offered;
          if (event.key === 'Enter' && first !== undefined) onChoose(first.id);
        }}
      />
    </div>
  );
}
