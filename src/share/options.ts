/** What everything that is copied can be asked for. */
export interface ShareOptions {
  /** Copy the values of Authorization, Cookie and other secrets too. Only when the user asked for it. */
  readonly includeSecrets?: boolean;
}
