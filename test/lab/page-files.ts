import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { readyRequests } from './addresses.ts';
import type { Origins } from './answer.ts';
import { LAB_GROUPS } from './cases.ts';
import type { Host, LabCase } from './lab-case.ts';
import type { PageGroup } from './page/page-data.ts';

/** One file of the lab's own page. */
export interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const FOLDER = join(import.meta.dirname, 'page');
const SCRIPTS = ['page', 'runner', 'elements', 'asker', 'askers'];

const scripts = new Map<string, string>();

/** Turns the page's TypeScript into JavaScript, once. */
export async function preparePage(): Promise<void> {
  if (scripts.size > 0) return;
  for (const name of SCRIPTS) {
    const path = join(FOLDER, `${name}.ts`);
    const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path, { sourcemap: false });
    scripts.set(`/${name}.ts`, code);
  }
}

const file = (type: string, body: string, headers: PageFile['headers'] = {}): PageFile => ({
  headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', ...headers },
  body,
});

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

function saysOf({ expected, unseen, untold }: LabCase): string {
  if (unseen !== undefined) return 'nothing, for nothing is sent';
  const { verdict, corsError } = untold?.says ?? expected;
  return corsError === null ? verdict : `${verdict}: ${corsError}`;
}

function pageData(origins: Origins): string {
  const groups: readonly PageGroup[] = LAB_GROUPS.map(({ title, cases }) => ({
    title,
    cases: cases.map((each) => ({
      id: each.id,
      title: each.title,
      broken: each.broken,
      says: saysOf(each),
      verdict: each.unseen === undefined ? (each.untold?.says ?? each.expected).verdict : 'unknown',
      requests: readyRequests(each, origins),
    })),
  }));
  // A `<` can then not end the script element that holds it.
  return JSON.stringify(groups).replaceAll('<', String.raw`\u003c`);
}

const indexPage = (origins: Origins): string =>
  read('index.html')
    .replace('{other}', origins.other)
    .replace('"lab-data"', () => pageData(origins));

/** The frame holds its script, for a sandboxed one could not load it: its origin is opaque, and modules need CORS. */
const framePage = (): string => {
  const code = `${scripts.get('/runner.ts') ?? ''}\n${scripts.get('/asker.ts') ?? ''}`;
  return `<!doctype html><meta charset="utf-8"><title>Lab frame</title><script type="module">\n${code
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export /gm, '')}</script>`;
};

/** The lab page's own file at this path of this host, or null. */
export function pageFile(host: Host, path: string, origins: Origins): PageFile | null {
  if (path === '/favicon.ico') return file('image/svg+xml', read('icon.svg'));
  if (path === '/frame') return file('text/html', framePage());
  if (path === '/public-frame') {
    return file('text/html', framePage(), { 'Content-Security-Policy': 'treat-as-public-address' });
  }
  if (host !== 'page') return null;
  if (path === '/') return file('text/html', indexPage(origins));
  if (path === '/style.css') return file('text/css', read('style.css'));
  const script = scripts.get(path);
  return script === undefined ? null : file('text/javascript', script);
}
