import { useSignal } from '@preact/signals';
import { useDetail } from '../shell/context.tsx';
import { Field } from '../parts/field.tsx';
import { DEFAULT_WISHES, MAX_AGES } from './wishes-model.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function duration(seconds: number): string {
  if (seconds < HOUR) return `${seconds / MINUTE} minutes`;
  return seconds < DAY ? `${seconds / HOUR} hours` : '1 day';
}

function MaxAge() {
  const { wishes, wish } = useDetail().fix;
  return (
    <label class="field">
      <span>Browsers keep the preflight’s answer</span>
      <select
        class="select"
        value={wishes.value.maxAge}
        onChange={({ currentTarget }) => wish({ maxAge: currentTarget.value })}
      >
        {MAX_AGES.map((seconds) => (
          <option key={seconds} value={String(seconds)}>
            {duration(seconds)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the configuration should grant beside what the requests need: other environments, headers to read. */
export function WishesForm() {
  const { wishes, wish } = useDetail().fix;
  const { origins, exposeHeaders, maxAge } = wishes.value;
  // Once somebody is at it, it stays open whatever is typed.
  const isOpen = useSignal(origins !== '' || exposeHeaders !== '' || maxAge !== DEFAULT_WISHES.maxAge);
  return (
    <details
      class="wishes"
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary>More origins, headers to read, cache time</summary>
      <div class="fields">
        <Field
          label="Other origins of your page"
          value={origins}
          placeholder="https://app.example.com"
          onChange={(text) => wish({ origins: text })}
        />
        <Field
          label="Response headers that it reads"
          value={exposeHeaders}
          placeholder="x-total-count"
          onChange={(text) => wish({ exposeHeaders: text })}
        />
        <MaxAge />
      </div>
    </details>
  );
}
