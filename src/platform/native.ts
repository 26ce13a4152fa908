/** One end of a connection between two pages of the extension. */
export interface NativePort {
  readonly name: string;
  readonly postMessage: (message: unknown) => void;
  readonly disconnect: () => void;
  readonly onMessage: { readonly addListener: (listener: (message: unknown) => void) => void };
  readonly onDisconnect: { readonly addListener: (listener: () => void) => void };
}

interface Hosts {
  readonly origins: readonly string[];
}

/** What a trial needs of the extension API, as promises: what manifest version 3 gives in both browsers. */
interface Native {
  readonly action: {
    readonly onClicked: { readonly addListener: (listener: () => void) => void };
    readonly setBadgeText: (badge: { readonly tabId: number; readonly text: string }) => Promise<void>;
    readonly setPopup: (popup: { readonly tabId: number; readonly popup: string }) => Promise<void>;
    readonly openPopup: () => Promise<void>;
  };
  readonly declarativeNetRequest: {
    readonly getSessionRules: () => Promise<
      readonly { readonly id: number; readonly condition: { readonly tabIds?: readonly number[] } }[]
    >;
    readonly updateSessionRules: (update: {
      readonly removeRuleIds: readonly number[];
      readonly addRules: readonly object[];
    }) => Promise<void>;
  };
  readonly permissions: {
    readonly contains: (hosts: Hosts) => Promise<boolean>;
    readonly request: (hosts: Hosts) => Promise<boolean>;
    readonly remove: (hosts: Hosts) => Promise<boolean>;
    readonly onAdded: { readonly addListener: (listener: () => void) => void };
  };
  readonly runtime: {
    readonly openOptionsPage: () => unknown;
    readonly connect: (info: { readonly name: string }) => NativePort;
    readonly onConnect: { readonly addListener: (listener: (port: NativePort) => void) => void };
  };
}

/** Both browsers have it under this name. */
export const native = (globalThis as unknown as { readonly chrome: Native }).chrome;
