/** What the bundler tells of the modules. */
interface ChunkingContext {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

const PANEL = '/src/panel/panel.tsx';
const DEVTOOLS = '/src/devtools/devtools.ts';

/** Every module that is loaded with `id`. */
function loadedWith(id: string, context: ChunkingContext, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of context.getModuleInfo(id)?.importedIds ?? []) loadedWith(imported, context, found);
  return found;
}

/**
 * Names the chunk of a module that the tab loads first: one for all that it alone needs, one for what it shares with the devtools page. The
 * bundler would make ten of them, since each of the later downloads shares another part, and small files compress worse.
 */
export function firstLoad(root: string): (id: string, context: ChunkingContext) => string | null {
  let panel: ReadonlySet<string> | null = null;
  let devtools: ReadonlySet<string> = new Set();
  return (id, context) => {
    if (panel === null) {
      panel = loadedWith(root + PANEL, context);
      devtools = loadedWith(root + DEVTOOLS, context);
    }
    if (id === root + PANEL || !panel.has(id)) return null;
    return devtools.has(id) ? 'shared' : 'panel';
  };
}
