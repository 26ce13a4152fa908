import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildDownloads, type Download, type Downloads } from '../support/downloads.ts';

/*
 * What the pages of the extension load, compressed: the same bytes from the same sources, so that these bounds are no matter of chance.
 * ARCHITECTURE.md, "What is loaded when", says where something goes that has no room here.
 */

const KILOBYTE = 1_000;

/** The devtools page is loaded at every opening of DevTools, with everything that it loads. */
const DEVTOOLS_PAGE = 5 * KILOBYTE;

/** What the tab needs to draw itself. */
const FIRST_LOAD = 36 * KILOBYTE;

/** What it needs to show a request: the first load, and what pairs and judges. */
const UNTIL_LISTED = 51.5 * KILOBYTE;

/** Rooms of which the first load holds nothing: they judge, advise or word what only a request has. */
const LATER_ROOMS = /^(?:diagnosis|console|causes|fix|share|exchange\/pairing)\//;

let downloads: Downloads;
let panel: Download;
let judge: Download;

describe.each(['chrome', 'firefox'] as const)('what is loaded when, in the build for %s', (browser) => {
  beforeAll(async () => {
    // As it is shipped: for tests the bundler would build something larger.
    vi.stubEnv('NODE_ENV', 'production');
    downloads = await buildDownloads(browser);
    panel = downloads.of('panel/panel.tsx');
    judge = downloads.of('panel/loading/judge-entry.ts', panel);
  });

  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it('the devtools page is one small file', () => {
    const { scripts, size } = downloads.of('devtools/devtools.ts');
    expect(scripts).toHaveLength(1);
    expect(size + downloads.documentSize('devtools/devtools.html')).toBeLessThanOrEqual(DEVTOOLS_PAGE);
  });

  it('the first load of the panel draws it, and is small', () => {
    expect(panel.sources.filter((source) => LATER_ROOMS.test(source))).toEqual([]);
    expect(panel.size).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('requests are listed with little more', () => {
    expect(judge.sources).toContain('diagnosis/verdict-of.ts');
    expect(panel.size + judge.size).toBeLessThanOrEqual(UNTIL_LISTED);
  });
});
