import { readdir, readFile } from 'node:fs/promises';
import { transformWithOxc } from 'vite';
import type { Addresses } from './server/addresses.ts';
import type { PageFile } from './server/servers.ts';

const FOLDER = new URL('./page/', import.meta.url);

/** The page's own scripts as JavaScript modules, at `/page/NAME.ts`. */
export async function pageScripts(): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const name of await readdir(FOLDER)) {
    const source = await readFile(new URL(name, FOLDER), 'utf8');
    const { code } = await transformWithOxc(source, name, { sourcemap: false });
    files.set(`/page/${name}`, { type: 'text/javascript', text: code });
  }
  return files;
}

const html = (body: string): PageFile => ({
  type: 'text/html; charset=utf-8',
  text: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Conformance</title><body>${body}</body>`,
});

const moduleScript = (name: string): string => `<script type="module" src="/page/${name}"></script>`;

/** The document of a frame: the same for every origin. */
export const frameDocument = html(moduleScript('frame.ts'));

/** The top document, which knows where its frames are. */
export function topDocument(addresses: Addresses): PageFile {
  const frames = {
    frame: `${addresses.other}/frame`,
    addressFrame: `${addresses.pageAddress}/frame`,
    sandbox: `${addresses.page}/frame`,
  };
  return html(
    `<script type="application/json" id="frames">${JSON.stringify(frames)}</script>${moduleScript('page.ts')}`,
  );
}
