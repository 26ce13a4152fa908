import type { RefObject } from 'preact';
import { FILTER_HELP, FILTER_LABEL, FILTER_PLACEHOLDER } from '../../explain/interface/list.ts';
import type { Chip } from '../list/filter.ts';
import { brokenPattern } from '../list/filter-terms.ts';
import { Choices, type Choice } from '../parts/choices.tsx';
import { useShell } from '../shell/context.tsx';
import { Icon } from '../parts/icon.tsx';
import { SettingsButton } from '../shell/settings.tsx';

function LogButtons() {
  const { model, detail } = useShell();
  const { requests, adapter, setPreserveLog } = model;
  const ResyncButton = detail.value?.ResyncButton;
  const { recording, preserveLog } = requests.logState.value;
  if (adapter.source !== 'live') return null;
  const action = recording ? 'Pause recording' : 'Record';
  return (
    <div class="toolbar-group">
      <button
        type="button"
        class={`tool ${recording ? 'is-recording' : ''}`}
        title={action}
        aria-label={action}
        onClick={() => adapter.log.setRecording(!recording)}
      >
        <Icon name="record" />
      </button>
      <button type="button" class="tool" title="Clear" aria-label="Clear" onClick={() => adapter.log.clear()}>
        <Icon name="clear" />
      </button>
      {/* Its place is kept until it is loaded: nothing moves under the pointer. */}
      {adapter.heldBack !== null && (ResyncButton === undefined ? <span class="tool" /> : <ResyncButton />)}
      <span class="toolbar-divider" />
      <label class="toolbar-check">
        <input
          type="checkbox"
          checked={preserveLog}
          onChange={(event) => setPreserveLog(event.currentTarget.checked)}
        />
        Preserve log
      </label>
    </div>
  );
}

function FilterBox({ box }: { readonly box: RefObject<HTMLInputElement | null> }) {
  const { model, focusList } = useShell();
  const broken = brokenPattern(model.requests.filter.value.text);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && model.requests.filter.value.text !== '') model.setFilter({ text: '' });
    else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape') focusList();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="toolbar-group filter">
      <Icon name="filter" />
      <input
        ref={box}
        type="search"
        aria-label={FILTER_LABEL}
        placeholder={FILTER_PLACEHOLDER}
        title={FILTER_HELP}
        aria-invalid={broken !== null}
        spellcheck={false}
        value={model.requests.filter.value.text}
        onInput={(event) => model.setFilter({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

const chip = (value: Chip, label: string, count: number): Choice<Chip> => ({
  value,
  class: `is-${value} ${count > 0 ? 'has-some' : ''}`,
  label: (
    <>
      {label}
      <span class="chip-count">{count}</span>
    </>
  ),
});

function Chips() {
  const { requests, setFilter } = useShell().model;
  const { blocked, failed, risk, all } = requests.matching.value;
  return (
    <div class="toolbar-group toolbar-chips">
      <Choices
        label="Show"
        name="chip"
        value={requests.filter.value.chip}
        choices={[
          chip('blocked', 'Blocked', blocked + failed),
          chip('risks', 'Risks', risk),
          chip('all', 'All', all),
        ]}
        onChoose={(value) => setFilter({ chip: value })}
      />
    </div>
  );
}

export function Toolbar({ filterBox }: { readonly filterBox: RefObject<HTMLInputElement | null> }) {
  const { model, inbox } = useShell();
  const { PasteButton, OpenButton } = inbox.value ?? {};
  const { source } = model.adapter;
  return (
    <header class="toolbar">
      <LogButtons />
      {source === 'none' ? (
        <strong class="toolbar-name">CORS Lens</strong>
      ) : (
        <>
          <FilterBox box={filterBox} />
          <Chips />
        </>
      )}
      <div class="toolbar-group toolbar-end">
        {PasteButton !== undefined && <PasteButton />}
        {OpenButton !== undefined && <OpenButton />}
        <SettingsButton />
      </div>
    </header>
  );
}
