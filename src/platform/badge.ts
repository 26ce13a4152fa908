/*
 * The number on the icon of the extension, for one tab. Chromium lets the devtools page write it; in Firefox the background does, by a
 * message. The browser takes it off when the tab navigates.
 */

import { devtools } from './browser.ts';

/** White on it is read at 6:1. */
const COLOUR = '#b3261e';

const TRYING = 'TRY';

interface Badge {
  readonly tabId: number;
  /** '' for none. */
  readonly text: string;
  /** What the icon says under the pointer; '' for what it always says. */
  readonly title: string;
}

interface Action {
  readonly setBadgeText: (badge: { readonly tabId: number; readonly text: string }) => unknown;
  readonly setBadgeBackgroundColor: (badge: { readonly tabId: number; readonly color: string }) => unknown;
  readonly setTitle: (badge: { readonly tabId: number; readonly title: string }) => unknown;
}

/** Both browsers have it under this name, and call back. */
interface Extension {
  readonly chrome: {
    readonly action?: Action;
    readonly runtime: {
      readonly lastError?: unknown;
      readonly getManifest: () => { readonly action: { readonly default_title: string } };
      readonly sendMessage: (message: unknown, answered: () => void) => void;
      readonly onMessage: { readonly addListener: (listener: (message: unknown) => void) => void };
    };
  };
}

const extension = (): Extension['chrome'] => (globalThis as unknown as Extension).chrome;

/** A tab that is gone has no icon, which is no fault. */
function put(action: Action, { tabId, text, title }: Badge): void {
  for (const done of [
    action.setBadgeText({ tabId, text }),
    action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
    action.setTitle({ tabId, title: title || extension().runtime.getManifest().action.default_title }),
  ])
    if (done instanceof Promise) done.catch(() => undefined);
}

let latest: Omit<Badge, 'tabId'> = { text: '', title: '' };
let isTrying = false;

/** The devtools page's side: shows a number on the icon of the inspected tab, unless a fix is tried there. */
export function showBadge(shown: Omit<Badge, 'tabId'>): void {
  const { action, runtime } = extension();
  latest = shown;
  const badge = {
    title: shown.title,
    text: isTrying ? TRYING : shown.text,
    tabId: devtools().inspectedWindow.tabId,
  };
  if (action === undefined) runtime.sendMessage({ badge }, () => void runtime.lastError);
  else put(action, badge);
}

/** Says on the icon that a fix is tried in the tab, in the place of the number. */
export function showTrying(isOn: boolean): void {
  isTrying = isOn;
  showBadge(latest);
}

const badgeIn = (message: unknown): Badge | undefined =>
  (message as { readonly badge?: Badge } | null | undefined)?.badge;

/** The background's side: only our own pages can send it something. */
export function hearBadges(): void {
  const { action, runtime } = extension();
  runtime.onMessage.addListener((message) => {
    const badge = badgeIn(message);
    if (badge !== undefined && action !== undefined) put(action, badge);
  });
}
