import type { Settings, ThemeChoice } from './settings-model.ts';
import { Choices } from '../parts/choices.tsx';
import { useShell } from './context.tsx';

type FlagName = 'rememberServer' | 'includeSecrets' | 'preserveLog';

interface LineProps {
  readonly name: FlagName;
  readonly label: string;
  readonly explanation: string;
}

function SettingsLine({ name, label, explanation }: LineProps) {
  const { settings, setPreserveLog } = useShell().model;
  const set = (checked: boolean): void => {
    const change: Partial<Settings> = { [name]: checked };
    if (name === 'preserveLog') setPreserveLog(checked);
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
    </>
  );
}
