import browser, { type Runtime } from 'webextension-polyfill';

/** One end of a connection between two pages of the extension. What comes in is theirs, and unchecked. */
export interface Port {
  readonly send: (message: unknown) => void;
  readonly onMessage: (callback: (message: unknown) => void) => void;
  /** The other page is gone, or was stopped. */
  readonly onEnd: (callback: () => void) => void;
  readonly close: () => void;
}

const portOf = (port: Runtime.Port): Port => ({
  send: (message) => port.postMessage(message),
  onMessage: (callback) => port.onMessage.addListener(callback),
  onEnd: (callback) => port.onDisconnect.addListener(() => callback()),
  close: () => port.disconnect(),
});

/** Connects with the background, which the browser starts for it where it does not run. */
export const connect = (name: string): Port => portOf(browser.runtime.connect({ name }));

/** The background's side: hears each connection of that name. */
export function onConnection(name: string, callback: (port: Port) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === name) callback(portOf(port));
  });
}
