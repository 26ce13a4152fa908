import type { Sort } from '../list/groups.ts';
import type { Settings, ThemeChoice } from './settings-model.ts';
import { Choices } from '../parts/choices.tsx';
import { KEYS_ID } from './keys.tsx';
import { PageQuestions } from '../witness/watch-offer.tsx';
import { useShell } from './context.tsx';

type FlagName = 'rememberServer' | 'includeSecrets' | 'preserveLog' | 'grouped';

interface LineProps {
  readonly name: FlagName;
  readonly label: string;
  readonly explanation: string;
}

function SettingsLine({ name, label, explanation }: LineProps) {
  const { settings, setPreserveLog, arrange } = useShell().model;
  const set = (checked: boolean): void => {
    const change: Partial<Settings> = { [name]: checked };
    if (name === 'preserveLog') setPreserveLog(checked);
    else if (name === 'grouped') arrange({ grouped: checked });
    else settings.change(change);
  };
  return (
    <div class="settings-line">
      <input
        type="checkbox"
        id={`setting-${name}`}
        aria-describedby={`setting-${name}-explanation`}
        checked={settings.settings.value[name]}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <label for={`setting-${name}`}>{label}</label>
      <small id={`setting-${name}-explanation`}>{explanation}</small>
    </div>
  );
}

const themes = (isTool: boolean): readonly { value: ThemeChoice; label: string }[] => [
  { value: 'auto', label: isTool ? 'DevTools' : 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const SORTS: readonly { value: Sort; label: string }[] = [
  { value: 'oldest', label: 'Oldest first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'path', label: 'Address' },
  { value: 'status', label: 'Status' },
];

/** How the list lays its requests out. */
function ListSettings() {
  const { settings, arrange } = useShell().model;
  return (
    <>
      <SettingsLine
        name="grouped"
        label="Group by API"
        explanation="Put the requests to one origin together. G in the list does the same."
      />
      <label class="settings-select">
        Sort requests by
        <select
          class="select"
          value={settings.settings.value.sort}
          onChange={({ currentTarget }) => {
            const chosen = SORTS.find(({ value }) => value === currentTarget.value);
            if (chosen !== undefined) arrange({ sort: chosen.value });
          }}
        >
          {SORTS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** What can be set. Loaded after the list. */
export function SettingsPage() {
  const { settings, adapter } = useShell().model;
  const isTool = adapter.source === 'live' || (adapter.file?.hidesLive ?? false);
  return (
    <>
      <h2>Settings</h2>
      <div class="settings-theme">
        Theme
        <Choices
          label="Theme"
          name="theme"
          value={settings.settings.value.theme}
          choices={themes(isTool)}
          onChoose={(theme) => settings.change({ theme })}
        />
      </div>
      {adapter.source !== 'none' && <ListSettings />}
      {isTool && (
        <SettingsLine
          name="preserveLog"
          label="Preserve log"
          explanation="Keep requests when the page navigates or reloads."
        />
      )}
      <SettingsLine
        name="rememberServer"
        label="Remember the server"
        explanation="Offer the configuration that you chose for a host the next time, too."
      />
      <SettingsLine
        name="includeSecrets"
        label="Include secret values in copies"
        explanation="Authorization, cookies and other secrets are left out of what is copied otherwise."
      />
      <PageQuestions />
      <p class="settings-keys">
        <button type="button" class="link" popovertarget={KEYS_ID}>
          Keys
        </button>{' '}
        (?)
      </p>
    </>
  );
}
