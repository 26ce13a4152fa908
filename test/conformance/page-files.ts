import { readdir, readFile } from 'node:fs/promises';
import { transformWithOxc } from 'vite';
import { type Addresses, contextOrigin } from './server/addresses.ts';
import type { PageFile } from './server/servers.ts';
import type { Line, SpecialContext } from './spec.ts';

const FOLDER = new URL('./page/', import.meta.url);

const SERVICE_WORKER = 'service-worker.ts';

/** A service worker controls the documents beside it only, unless its server says otherwise. */
const ANYWHERE: readonly Line[] = [['Service-Worker-Allowed', '/']];

/** The page's own scripts as JavaScript modules, at `/page/NAME.ts`. */
export async function pageScripts(): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const name of await readdir(FOLDER)) {
    const source = await readFile(new URL(name, FOLDER), 'utf8');
    const { code } = await transformWithOxc(source, name, { sourcemap: false });
    const headers = name === SERVICE_WORKER ? ANYWHERE : [];
    files.set(`/page/${name}`, { type: 'text/javascript', text: code, headers });
  }
  return files;
}

const html = (body: string): PageFile => ({
  type: 'text/html; charset=utf-8',
  text: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Conformance</title><body>${body}</body>`,
});

const moduleScript = (name: string): string => `<script type="module" src="/page/${name}"></script>`;

/** A page that is opened as a file: its scripts come from a server, as a file may not load modules from beside it. It has no frames. */
export const fileDocument = ({ page }: Addresses): PageFile =>
  html(`<script type="module" src="${page}/page/page.ts"></script>`);

/** The document of a frame: the same for every origin. */
export const frameDocument = html(moduleScript('frame.ts'));

/** What makes the document of a special context special. */
function headersOf(context: SpecialContext, { api }: Addresses): readonly Line[] {
  switch (context) {
    case 'restricted':
      return [
        [
          'Content-Security-Policy',
          `connect-src ${api}; img-src ${api}; font-src 'none'; style-src 'unsafe-inline' ${api}`,
        ],
      ];
    case 'embedder':
      return [['Cross-Origin-Embedder-Policy', 'require-corp']];
    case 'credentialless':
      return [['Cross-Origin-Embedder-Policy', 'credentialless']];
    case 'public':
      return [['Content-Security-Policy', 'treat-as-public-address']];
    case 'controlled':
      return [];
  }
}

/** The documents of special contexts, by path. */
export const specialDocuments = (
  contexts: readonly SpecialContext[],
  addresses: Addresses,
): readonly (readonly [string, PageFile])[] =>
  contexts.map((context) => [
    `/${context}/frame`,
    { ...frameDocument, headers: headersOf(context, addresses) },
  ]);

/** The top document, which knows where its frames are. */
export function topDocument(addresses: Addresses, contexts: readonly SpecialContext[]): PageFile {
  const frames = {
    frame: `${addresses.other}/frame`,
    addressFrame: `${addresses.pageAddress}/frame`,
    sandbox: `${addresses.page}/frame`,
    ...Object.fromEntries(
      contexts.map((context) => [context, `${contextOrigin(context, addresses)}/${context}/frame`]),
    ),
  };
  return html(
    `<script type="application/json" id="frames">${JSON.stringify(frames)}</script>${moduleScript('page.ts')}`,
  );
}
