/** The three engines whose CORS decision differs where the Fetch Standard leaves room or an implementation deviates. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** What a former version does otherwise than today's. */
export interface FormerRules {
  /** `*` in Access-Control-Allow-Methods and -Headers is an ordinary name. */
  readonly plainStar?: true;
  /** Every `Range` needs a preflight. */
  readonly unsafeRange?: true;
  /** Of a malformed list the rest is read. */
  readonly lenient?: true;
  /** A method is looked for in capital letters. */
  readonly capitals?: true;
}

/** The browser that made a request. */
export interface Browser {
  readonly engine: Engine;
  /** The major version, null where nothing tells it. */
  readonly version: number | null;
  /** What it does otherwise than today's: left out where that is nothing. Recordings alone are that old. */
  readonly former?: FormerRules;
}
