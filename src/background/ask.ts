import { askPermission } from '../platform/permissions.ts';

/*
 * The question for a permission where the tab in DevTools cannot ask it (Firefox): a page at the icon of the extension, in which somebody has
 * to click. The background hears of the permission by itself.
 */

/** `*://api.example.com/*` as people write it. */
const shown = (host: string): string => host.replace(/\/\*$/, '');

const hosts = new URLSearchParams(location.search).getAll('host');

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}`);
  return found;
};

for (const host of hosts) {
  const item = document.createElement('li');
  item.textContent = shown(host);
  element('hosts').append(item);
}

element('leave').addEventListener('click', () => close());
element('allow').addEventListener('click', () => {
  void askPermission?.(hosts).finally(() => close());
});
