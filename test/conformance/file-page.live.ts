import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { captureEntries } from '../browser/captured-entries.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type Capture, captureFromFile } from './capture.ts';
import { decideAll, readAll } from './decide.ts';
import { disagreementLine } from './disagreements.ts';
import { generateCase } from './generator/generate.ts';
import { judge, WAYS_IN } from './judge.ts';
import { scoreOf, scoreText } from './score.ts';
import type { CaseSpec, RequestSpec } from './spec.ts';

const SEED = 20_261_201;
const CASES = 80;

/** By the page itself, which is as opaque to the servers as a sandboxed frame. */
const byPage = (request: RequestSpec): RequestSpec => ({ ...request, context: 'sandbox' });

function generate(index: number): CaseSpec {
  const spec = generateCase(SEED, index);
  return { ...spec, requests: spec.requests.map(byPage) };
}

const specs = Array.from({ length: CASES }, (_, index) => generate(index));

describe('a page that is a file, in live Chromium', () => {
  let capture: Capture;

  beforeAll(async () => {
    capture = await captureFromFile(specs);
  });

  test.each(WAYS_IN)('is answered by servers as we say, from the entries as %s', (wayIn) => {
    const comparisons = judge(capture, specs, wayIn);
    const score = scoreOf(CASES, comparisons);
    console.log(scoreText(`file, ${wayIn}, seed ${SEED}`, score));
    const wrong = comparisons.filter(({ disagreements }) =>
      disagreements.some((each) => each !== 'first-answer'),
    );
    expect(wrong.map(disagreementLine)).toEqual([]);
    expect(score.blocked).toBeGreaterThan(CASES * 0.3);
  });

  test('may not ask for the files beside it with CORS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cors-lens-files-'));
    const browser = await launchChromium();
    try {
      for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
      const entries = await captureEntries(browser);
      await browser.inspected.goto(pathToFileURL(join(folder, 'index.html')).href);
      await browser.inspected.evaluate('asked');
      await expect.poll(async () => (await entries.har()).entries.length).toBeGreaterThanOrEqual(5);
      const version = Number.parseInt(browser.version, 10);
      const ours = decideAll(readAll((await entries.har()).entries), { engine: 'chromium', version });
      const lines = ours.flatMap(({ consoleMessage }) => consoleMessage ?? []);
      expect(lines.toSorted()).toEqual(browser.truth.corsLinesAbout('file:').toSorted());
      expect(lines).toHaveLength(3);
      const verdicts = ours.map(({ exchange, diagnosis }) => [
        exchange.url.replace(/.*\//, ''),
        diagnosis.verdict,
      ]);
      expect(Object.fromEntries(verdicts)).toMatchObject({ 'plain.js': 'opaque', 'module.js': 'blocked' });
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
});

const FILES = {
  'index.html': `<!doctype html><script src="plain.js"></script><script type="module" src="module.js"></script><script>
    const xhr = new XMLHttpRequest();
    const answered = new Promise((resolve) => { xhr.onloadend = resolve; });
    xhr.open('GET', 'data.json');
    xhr.send();
    const loaded = new Promise((resolve) => { addEventListener('load', resolve); });
    var asked = Promise.all([loaded, answered, fetch('data.json').catch(() => null)]).then(() => true);
  </script>`,
  'plain.js': 'var plain = true;',
  'module.js': 'export const module = true;',
  'data.json': '{}',
} as const;
