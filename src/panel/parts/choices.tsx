import type { ComponentChildren } from 'preact';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ComponentChildren;
  readonly class?: string;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
}

/** A few choices side by side: radio buttons, so that arrow keys and screen readers know them. */
export function Choices<Value extends string>({ label, name, value, choices, onChoose }: Props<Value>) {
  return (
    <div class="choices" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} class={`choice ${choice.class ?? ''}`}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
