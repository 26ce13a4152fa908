/**
 * What `platform/` calls of DevTools' API. It calls back, which both browsers do under this name.
 */
export interface Devtools {
  readonly inspectedWindow: { readonly tabId: number };
  readonly network: {
    readonly onRequestFinished: BrowserEvent<unknown>;
    readonly onNavigated: BrowserEvent<string>;
    readonly getHAR: (callback: (har: unknown) => void) => unknown;
  };
  readonly panels: {
    readonly create: (title: string, icon: string, page: string, callback: (panel: Panel) => void) => unknown;
    readonly themeName: string;
    /** Firefox's way. */
    readonly onThemeChanged?: BrowserEvent<string>;
    /** Chromium's way, which only devtools pages have: one handler, null takes it off. */
    readonly setThemeChangeHandler?: (handler: ((themeName: string) => void) | null) => void;
    /** Counts from 0; Chromium alone has it. */
    readonly openResource?: (url: string, line: number, column: number, callback: () => void) => void;
    /** Chromium alone has it, and older ones take no scheme. */
    readonly setOpenResourceHandler?: (
      handler: (resource: { readonly url: string; readonly type: string }) => void,
      scheme: string,
    ) => void;
    /** Chromium alone has it. */
    readonly network?: { readonly show?: (options: { readonly filter: string }) => unknown };
  };
}

export interface BrowserEvent<Told> {
  readonly addListener: (listener: (told: Told) => void) => void;
  readonly removeListener: (listener: (told: Told) => void) => void;
}

/** The extension's tab in DevTools. */
interface Panel {
  readonly onShown: { readonly addListener: (listener: (panel: Window) => void) => void };
  readonly onHidden: { readonly addListener: (listener: () => void) => void };
  /** Chromium alone has these. */
  readonly onSearch?: { readonly addListener: (listener: (action: string, query?: string) => void) => void };
  readonly show?: () => void;
}

interface Extension {
  readonly chrome: { readonly devtools: Devtools };
}

/**
 * Never `browser.devtools`: Arc, and Edge, Brave and Opera before Chromium 144, have a `browser` without `devtools`. A polyfill that takes
 * `browser` where there is one does not work there.
 */
export const devtools = (): Devtools => (globalThis as unknown as Extension).chrome.devtools;
