interface Hosts {
  readonly origins: readonly string[];
}

/** What a page of ours that is no page of an extension has to do without, too: the tab of tests and of the documentation site. */
interface Native {
  readonly permissions: {
    readonly contains: (hosts: Hosts) => Promise<boolean>;
    readonly request: (hosts: Hosts) => Promise<boolean>;
    readonly remove: (hosts: Hosts) => Promise<boolean>;
    readonly onAdded: { readonly addListener: (listener: () => void) => void };
  };
}

/** Both browsers have it under this name; the polyfill throws where there is no extension. */
export const native = (globalThis as unknown as { readonly chrome: Native }).chrome;
