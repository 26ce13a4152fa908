import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../../diagnosis/log/log-evidence.ts';
import { aiPrompt } from '../../share/ai-prompt.ts';
import { sharedConsoleLine } from '../../share/console-line.ts';
import { asFetch } from '../../share/as-fetch.ts';
import { isBodyCut, preflightAsCurl, requestAsCurl, requestHop } from '../../share/curl.ts';
import { redactText } from '../../share/redact.ts';
import { type Shell, SHELL_NAMES, SHELLS } from '../../share/write-curl.ts';
import type { Hop } from '../../exchange/exchange.ts';
import { evidenceFor } from './causes-model.ts';
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

/** What copies carry. */
interface Carried {
  /** For this request alone. */
  readonly fix: Fix;
  readonly log: LogEvidence;
}

function carriedBy({ settings, requests }: PanelModel, diagnosed: Diagnosed): Carried {
  const current = settings.settings.peek();
  const log = evidenceFor(diagnosed.exchange, requests.rows);
  return { fix: fixOf(diagnosed, current, wishedPolicy([diagnosed], current), log), log };
}

/** Copies the server configuration for a request, where there is one. */
export function copyConfig(model: PanelModel, diagnosed: Diagnosed): void {
  const { fix } = carriedBy(model, diagnosed);
  const { targetName } = fix;
  const snippet = codeOf(fix);
  if (snippet === null) model.notices.say('This request needs no server configuration');
  else void model.notices.copy(snippet.code, `${targetName} configuration`, 'config');
}

/** What a colleague on this system most likely pastes into. */
const homeShell = (): Shell => (navigator.userAgent.includes('Windows') ? 'powershell' : 'bash');

/** What is said when a command was copied: a body that the log cuts would be missed later. */
const commandName = (hop: Hop | null): string =>
  hop !== null && isBodyCut(hop) ? 'cURL command (its body breaks off, as in the log)' : 'cURL command';

/** The request itself, for those who ask it again elsewhere. */
function requestItems({ notices, settings }: PanelModel, diagnosed: Diagnosed): MenuItem[] {
  const { includeSecrets } = settings.settings.peek();
  const what = commandName(requestHop(diagnosed));
  const commands = SHELLS.map(
    (shell) => [shell, requestAsCurl(diagnosed, { includeSecrets, shell })] as const,
  );
  const shell = homeShell();
  const preflight = preflightAsCurl(diagnosed, { includeSecrets, shell });
  return [
    ...commands.flatMap(([name, command]) =>
      command === null
        ? []
        : [item(`Copy request as cURL (${SHELL_NAMES[name]})`, () => void notices.copy(command, what))],
    ),
    ...(preflight === null
      ? []
      : [
          item(
            `Copy preflight as cURL (${SHELL_NAMES[shell]})`,
            () => void notices.copy(preflight, 'cURL command'),
          ),
        ]),
    item('Copy as fetch', () => void notices.copy(asFetch(diagnosed, { includeSecrets }), 'Call of fetch')),
    item('Copy URL', () => {
      const { url } = diagnosed.exchange;
      void notices.copy(includeSecrets ? url : redactText(url), 'URL');
    }),
  ];
}

/** What is told to others. */
function reportItems(model: PanelModel, diagnosed: Diagnosed, { fix, log }: Carried): MenuItem[] {
  const { notices } = model;
  const { includeSecrets } = model.settings.settings.peek();
  const snippet = codeOf(fix);
  const content = { includeSecrets, snippet, targetId: snippet === null ? null : fix.target, log };
  return [
    item('Copy report (Markdown)', () => void notices.copy(markdownReport(diagnosed, content), 'Report')),
    item('Copy prompt for an AI assistant', () => void notices.copy(aiPrompt(diagnosed, content), 'Prompt')),
  ];
}

function copyItems(model: PanelModel, diagnosed: Diagnosed): MenuItem[] {
  const { notices } = model;
  const { includeSecrets } = model.settings.settings.peek();
  const carried = carriedBy(model, diagnosed);
  const { fix } = carried;
  const consoleLine = sharedConsoleLine(diagnosed, { includeSecrets });
  const items: MenuItem[] = [];
  if (codeOf(fix) !== null)
    items.push(item(`Copy server config (${fix.targetName})`, () => copyConfig(model, diagnosed), 'C'));
  if (consoleLine !== null)
    items.push(
      item('Copy console message', () => void notices.copy(consoleLine, 'Console message', 'console')),
    );
  return [...items, ...reportItems(model, diagnosed, carried)];
}

/** Where the menu leads within the panel: both move the focus to the detail, and `doubt` to what is sent where an answer is wrong. */
interface Ways {
  readonly explain: () => void;
  readonly doubt: () => void;
}

/** What can be done with a request, in the order of the menu. */
export function menuItems(
  model: PanelModel,
  diagnosed: Diagnosed,
  { explain, doubt }: Ways,
): readonly MenuItem[] {
  const { showInNetwork } = model.adapter;
  const { method, url } = diagnosed.exchange;
  const host = hostOf(url);
  const places = [item(`Filter to ${host}`, () => model.setFilter({ text: hostFilter(host) }))];
  if (showInNetwork !== null) places.push(item('Show in Network panel', () => showInNetwork(method, url)));
  return [
    item('Explain this request', explain, 'Enter'),
    ...group(copyItems(model, diagnosed)),
    ...group(requestItems(model, diagnosed)),
    ...group(places),
    ...group([item('Is this answer wrong?', doubt)]),
  ];
}
