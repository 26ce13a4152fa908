import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { aiPrompt } from '../../share/ai-prompt.ts';
import { sharedConsoleLine } from '../../share/console-line.ts';
import { asCurl, preflightAsCurl, requestHop } from '../../share/curl.ts';
import { markdownReport } from '../../share/markdown-report.ts';
import { hostOf } from '../../explain/addresses.ts';
import { hostFilter } from '../list/filter.ts';
import { codeOf, fixOf, type Fix, wishedPolicy } from '../fix/fix-model.ts';
import type { PanelModel } from '../app/panel-model.ts';
import type { MenuItem } from '../shell/menu-item.ts';

const item = (label: string, run: () => void, shortcut = ''): MenuItem => ({
  label,
  run,
  shortcut,
  startsGroup: false,
});

const group = (items: readonly MenuItem[]): MenuItem[] =>
  items.map((each, index) => (index === 0 ? { ...each, startsGroup: true } : each));

/** The fix that copies carry: for this request alone. */
function ownFix({ settings }: PanelModel, diagnosed: Diagnosed): Fix {
  const current = settings.settings.peek();
  return fixOf(diagnosed, current, wishedPolicy([diagnosed], current));
}

/** Copies the server configuration for a request, where there is one. */
export function copyConfig(model: PanelModel, diagnosed: Diagnosed): void {
  const fix = ownFix(model, diagnosed);
  const { targetName } = fix;
  const snippet = codeOf(fix);
  if (snippet === null) model.notices.say('This request needs no server configuration');
  else void model.notices.copy(snippet.code, `${targetName} configuration`, 'config');
}

function curlItems({ notices, settings }: PanelModel, diagnosed: Diagnosed): MenuItem[] {
  const options = { includeSecrets: settings.settings.peek().includeSecrets };
  const hop = requestHop(diagnosed);
  const preflight = preflightAsCurl(diagnosed, options);
  const copy = (text: string) => () => void notices.copy(text, 'cURL command');
  const items: MenuItem[] = [];
  if (hop !== null) items.push(item('Copy request as cURL', copy(asCurl(hop, options))));
  if (preflight !== null) items.push(item('Copy preflight as cURL', copy(preflight)));
  return items;
}

function copyItems(model: PanelModel, diagnosed: Diagnosed): MenuItem[] {
  const { notices } = model;
  const fix = ownFix(model, diagnosed);
  const { includeSecrets } = model.settings.settings.peek();
  const consoleLine = sharedConsoleLine(diagnosed, { includeSecrets });
  const snippet = codeOf(fix);
  const content = { includeSecrets, snippet, targetId: snippet === null ? null : fix.target };
  const items: MenuItem[] = [];
  if (snippet !== null)
    items.push(item(`Copy server config (${fix.targetName})`, () => copyConfig(model, diagnosed), 'C'));
  items.push(...curlItems(model, diagnosed));
  if (consoleLine !== null)
    items.push(
      item('Copy console message', () => void notices.copy(consoleLine, 'Console message', 'console')),
    );
  items.push(
    item('Copy report (Markdown)', () => void notices.copy(markdownReport(diagnosed, content), 'Report')),
    item('Copy prompt for an AI assistant', () => void notices.copy(aiPrompt(diagnosed, content), 'Prompt')),
  );
  return items;
}

/** What can be done with a request, in the order of the menu. `explain` moves the focus to the detail. */
export function menuItems(model: PanelModel, diagnosed: Diagnosed, explain: () => void): readonly MenuItem[] {
  const { showInNetwork } = model.adapter;
  const { method, url } = diagnosed.exchange;
  const host = hostOf(url);
  const places = [item(`Filter to ${host}`, () => model.setFilter({ text: hostFilter(host) }))];
  if (showInNetwork !== null) places.push(item('Show in Network panel', () => showInNetwork(method, url)));
  return [
    item('Explain this request', explain, 'Enter'),
    ...group(copyItems(model, diagnosed)),
    ...group(places),
  ];
}
