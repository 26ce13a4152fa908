import type { ReadyRequest } from '../addresses.ts';
import { startAskers } from './askers.ts';
import { runInDocument } from './elements.ts';
import type { PageCase, PageGroup, PageOutcome } from './page-data.ts';
import { runAnywhere } from './runner.ts';

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element #${id}.`);
  return found;
};

const groups: readonly PageGroup[] = JSON.parse(byId('data').textContent ?? '[]');
const askers = startAskers(document.body.dataset['other'] ?? '');

async function make(request: ReadyRequest): Promise<PageOutcome> {
  const from = request.by === 'fetch' ? (request.from ?? 'page') : 'page';
  if (from !== 'page') return (await askers[from])(request);
  return runAnywhere(request) ?? runInDocument(request);
}

async function makeAll(each: PageCase): Promise<PageOutcome> {
  let last: PageOutcome = { outcome: 'sent', detail: '' };
  for (const request of each.requests) last = await make(request);
  return last;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  if (className !== '') created.className = className;
  created.append(...content);
  return created;
}

const OUTCOMES: Readonly<Record<PageOutcome['outcome'], string>> = {
  succeeded: 'The page got it',
  failed: 'The page was told only: failed',
  sent: 'Sent; the page cannot know more',
};

const runs = new Map<string, () => Promise<PageOutcome>>();

function caseRow(each: PageCase): HTMLElement {
  const button = element('button', '', 'Run');
  button.type = 'button';
  button.setAttribute('aria-label', `Run: ${each.title}`);
  const outcome = element('output', 'outcome');
  runs.set(each.id, async () => {
    const result = await makeAll(each);
    outcome.className = `outcome ${result.outcome}`;
    outcome.replaceChildren(
      element('strong', '', OUTCOMES[result.outcome]),
      element('span', '', result.detail),
    );
    return result;
  });
  button.addEventListener('click', () => void runs.get(each.id)?.());
  const text = element(
    'div',
    'text',
    element('h3', '', each.title),
    element('p', '', each.broken),
    element('p', 'expected', 'The tab says ', element('code', '', each.says)),
  );
  return element('li', `case ${each.verdict}`, button, text, outcome);
}

function show(): void {
  for (const group of groups) {
    const list = element('ul', '', ...group.cases.map(caseRow));
    const heading = element('h2', '', group.title, element('span', 'count', String(group.cases.length)));
    byId('groups').append(element('section', '', heading, list));
  }
  byId('count').textContent = String(runs.size);
}

async function runAll(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const status = byId('status');
  let done = 0;
  for (const run of runs.values()) {
    await run();
    status.textContent = `${++done} of ${runs.size}`;
  }
  status.textContent = `All ${runs.size} done: look at the CORS tab.`;
  button.disabled = false;
}

show();
const runAllButton = byId('run-all') as HTMLButtonElement;
runAllButton.addEventListener('click', () => void runAll(runAllButton));
globalThis.runLabCase = async (id) => {
  const run = runs.get(id);
  if (!run) throw new Error(`The lab has no case ${id}.`);
  return run();
};
await Promise.all(Object.values(askers));
document.body.dataset['ready'] = 'true';
