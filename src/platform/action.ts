import browser from 'webextension-polyfill';

/** Hears each click on the icon of the extension, unless a popup stands there. */
export function onIconClick(callback: () => void): void {
  browser.action.onClicked.addListener(callback);
}

/** Opens the page that works without DevTools. */
export function openOwnPage(): void {
  void browser.runtime.openOptionsPage();
}

/** Takes off what stands on the icon of a tab. A tab that is gone has none. */
export function clearIcon(tabId: number): void {
  browser.action.setBadgeText({ tabId, text: '' }).catch(() => undefined);
}

/**
 * Opens a page of ours at the icon. False where the browser wants a click for that (Firefox before 149): the next one on the icon opens it.
 */
export async function openAtIcon(tabId: number, popup: string): Promise<boolean> {
  await browser.action.setPopup({ tabId, popup });
  try {
    await browser.action.openPopup();
    await clearPopup(tabId);
    return true;
  } catch {
    return false;
  }
}

/** From now on a click on the icon is told of again. */
export const clearPopup = (tabId: number): Promise<void> => browser.action.setPopup({ tabId, popup: '' });
