import { native } from './native.ts';

/** Whether all of these hosts (match patterns) are permitted. */
export const isPermitted = (origins: readonly string[]): Promise<boolean> =>
  native.permissions.contains({ origins });

/** Gives the permission for these hosts back. */
export async function giveBack(origins: readonly string[]): Promise<void> {
  await native.permissions.remove({ origins });
}

/** Hears that somebody permitted hosts. */
export function onPermitted(callback: () => void): void {
  native.permissions.onAdded.addListener(callback);
}

/** Asks somebody for the permission: call it in a click. null where this page cannot ask (the tab in Firefox). */
export const askPermission: ((origins: readonly string[]) => Promise<boolean>) | null =
  typeof (native as Partial<typeof native> | undefined)?.permissions?.request === 'function'
    ? (origins) => native.permissions.request({ origins })
    : null;
