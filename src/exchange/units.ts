/** Milliseconds since 1970, with fractions where the browser gives them. */
export type EpochMilliseconds = number;

/** A length of time in milliseconds. */
export type Milliseconds = number;
