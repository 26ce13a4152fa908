interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** Hears every letter. */
  readonly onInput?: (text: string) => void;
  /** Hears what was typed once the field is left, or on Enter. */
  readonly onChange?: (text: string) => void;
}

/** One line of text with its label. */
export function Field({ label, value, placeholder, onInput, onChange }: Props) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={value}
        placeholder={placeholder}
        onInput={({ currentTarget }) => onInput?.(currentTarget.value)}
        onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
      />
    </label>
  );
}
