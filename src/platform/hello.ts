/*
 * The panel's document may be loaded again without the devtools page hearing of it: it reloads itself, say. So it says that it is there.
 * Every toolbox of the browser hears it; the number of the inspected tab tells whom it concerns.
 */
import { devtools } from './browser.ts';

const CHANNEL = 'panel';

const inspectedTab = (): number => devtools().inspectedWindow.tabId;

/** The panel's side: its document is there and listens. */
export function sayHello(): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is within one origin
  channel.postMessage(inspectedTab());
  channel.close();
}

/** The devtools page's side: hears each document of its own tab's panel, for as long as DevTools is open. */
export function onHello(callback: () => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => {
    if (data === inspectedTab()) callback();
  });
}
