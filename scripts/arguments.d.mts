/** Takes `--no-system` out of the words; `system` says whether something of the system may be installed. */
export function withoutSystem(words: readonly string[]): {
  readonly words: readonly string[];
  readonly system: boolean;
};

/** What `npm start` was asked for; null after it has printed its help. */
export function startOptions(
  words: readonly string[],
): { readonly browser: 'chromium' | 'firefox'; readonly headless: boolean; readonly system: boolean } | null;
