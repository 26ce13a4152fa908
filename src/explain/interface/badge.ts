import { plural } from '../compose.ts';

/** More does not fit on an icon. */
const MOST = 999;

/** The number of blocked requests as the icon has room for it; '' for none. */
export function badgeText(blocked: number): string {
  if (blocked === 0) return '';
  return blocked > MOST ? `${MOST}+` : String(blocked);
}

/** What the icon says under the pointer; '' where it has nothing to say beside its name. */
export const badgeTitle = (blocked: number): string =>
  blocked === 0 ? '' : `${plural(blocked, 'request')} blocked by CORS: the CORS tab of DevTools says why`;
