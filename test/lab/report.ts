// Without a window: runs every case of the lab in a real browser, prints what CORS Lens says about each, and keeps a picture of the tab.
import { mkdirSync } from 'node:fs';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { neededSummary } from '../../src/explain/needed.ts';
import { summary } from '../../src/explain/summary.ts';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import { decideAll, readAll } from '../conformance/decide.ts';
import { LAB_GROUPS } from './cases.ts';
import type { LabCase } from './lab-case.ts';
import { caseIdOf, runLab } from './run-lab.ts';
import { startLab } from './servers.ts';

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

/** The tab with one case opened. */
async function takePicture(browser: ChromiumDevtools): Promise<void> {
  mkdirSync(PICTURE_FOLDER, { recursive: true });
  const panel = await browser.openPanel();
  // Only the rows in view are drawn.
  const filter = panel.getByRole('searchbox');
  await filter.fill('/header-not-allowed');
  await panel.getByRole('row').filter({ hasText: '/header-not-allowed' }).click();
  await panel.getByRole('heading', { level: 1 }).waitFor();
  await filter.fill('');
  await browser.devtools.screenshot({ path: PICTURE });
}

async function report(browser: ChromiumDevtools): Promise<void> {
  const lab = await startLab();
  console.log(`Running the lab in ${browser.version} without a window …`);
  const run = await runLab(browser, lab);
  const engineVersion = Number.parseInt(browser.version, 10);
  const decided = decideAll(readAll(run.delivered), { engine: 'chromium', version: engineVersion });
  for (const group of LAB_GROUPS) {
    console.log(`\n${group.title}`);
    for (const each of group.cases) {
      print(
        each,
        decided.findLast(({ exchange }) => caseIdOf(exchange.url) === each.id),
      );
    }
  }
  await takePicture(browser);
  console.log(`\nThe tab's picture is in ${PICTURE}. With a display, npm start opens a browser instead.`);
  await lab.close();
}

if (process.argv[2] === 'firefox') {
  console.error(
    'Without a display, npm start knows Chromium only: start Firefox where a window can be shown.',
  );
  process.exit(1);
}
const browser = await launchChromium();
try {
  await report(browser);
} finally {
  await browser.close();
}
process.exit(0);
