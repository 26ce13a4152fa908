// Without a window: runs every case of the lab in a real browser, prints what CORS Lens says about each, and keeps a picture of the tab.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { neededSummary } from './needed-summary.ts';
import { summary } from '../../src/explain/headline.ts';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import { type FirefoxDevtools, launchFirefox } from '../browser/firefox/firefox.ts';
import { decideAll, readAll } from '../conformance/decide.ts';
import { LAB_GROUPS } from './cases.ts';
import type { LabCase } from './lab-case.ts';
import { caseIdOf, runLab } from './run-lab.ts';
import { runLabInFirefox } from './run-lab-firefox.ts';
import { type Lab, startLab } from './servers.ts';

// Without a window: runs every case of the lab in a real browser, prints what CORS Lens says about each, and keeps a picture of the tab.

const PICTURE_FOLDER = 'test-results';
const PICTURE = `${PICTURE_FOLDER}/panel.png`;

function verdictOf({ diagnosis }: Diagnosed): string {
  return diagnosis.blocking === null
    ? diagnosis.verdict
    : `${diagnosis.verdict}: ${diagnosis.blocking.corsError}`;
}

function print(each: LabCase, ours: Diagnosed | undefined): void {
  console.log(`\n  ${each.id} · ${each.title}`);
  if (ours === undefined) {
    console.log(`    not in the log: ${each.unseen ?? 'nothing was delivered'}`);
    return;
  }
  console.log(`    ${verdictOf(ours)}`);
  console.log(`    ${summary(ours)}`);
  const fix = neededSummary(ours);
  if (fix !== null) console.log(`    Fix: ${fix}`);
}

function printAll(decided: readonly Diagnosed[]): void {
  for (const group of LAB_GROUPS) {
    console.log(`\n${group.title}`);
    for (const each of group.cases) {
      print(
        each,
        decided.findLast(({ exchange }) => caseIdOf(exchange.url) === each.id),
      );
    }
  }
}

/** The case that the tab's picture shows opened. */
const PICTURED = '/header-not-allowed';

async function reportChromium(browser: ChromiumDevtools, lab: Lab): Promise<void> {
  const run = await runLab(browser, lab);
  const version = Number.parseInt(browser.version, 10);
  printAll(decideAll(run.captured, { engine: 'chromium', version }));
  const panel = await browser.openPanel();
  // Only the rows in view are drawn.
  const filter = panel.getByRole('searchbox');
  await filter.fill(PICTURED);
  await panel.getByRole('row').filter({ hasText: PICTURED }).click();
  await panel.getByRole('heading', { level: 1 }).waitFor();
  await filter.fill('');
  await browser.devtools.screenshot({ path: PICTURE });
}

/** Sent to the tab as text. */
const isShown = (path: string): boolean => document.body.innerText.includes(path);

async function reportFirefox(browser: FirefoxDevtools, lab: Lab): Promise<void> {
  const run = await runLabInFirefox(browser, lab);
  const version = Number(/\d+/.exec(browser.version)?.[0]);
  printAll(decideAll(readAll(run.delivered), { engine: 'firefox', version }));
  const panel = await browser.openPanel();
  await panel.waitFor(`document.querySelector('[role=row]')`, 'the tab to list the lab');
  // The list keeps to its newest rows, and only those that can be seen exist.
  await panel.click('input[type=search]');
  await panel.type(PICTURED);
  await panel.waitFor(isShown, 'the tab to find the case', PICTURED);
  await panel.clickText(PICTURED);
  await panel.waitFor(`document.querySelector('[role=region]')`, 'the tab to explain the case');
  writeFileSync(PICTURE, await browser.toolbox.screenshot());
}

async function report(): Promise<void> {
  const inFirefox = process.argv[2] === 'firefox';
  const browser = await (inFirefox ? launchFirefox() : launchChromium());
  const lab = await startLab();
  try {
    console.log(`Running the lab in ${browser.version} without a window …`);
    mkdirSync(PICTURE_FOLDER, { recursive: true });
    await ('toolbox' in browser ? reportFirefox(browser, lab) : reportChromium(browser, lab));
    console.log(`\nThe tab's picture is in ${PICTURE}. With a display, npm start opens a browser instead.`);
  } finally {
    await browser.close();
    await lab.close();
  }
}

await report();
process.exit(0);
