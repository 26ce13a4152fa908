/** The three engines whose CORS decision differs where the Fetch Standard leaves room or an implementation deviates. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** The browser that made a request. `version` is the major version, null where nothing tells it. */
export interface Browser {
  readonly engine: Engine;
  readonly version: number | null;
}
