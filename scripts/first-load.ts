/** What the bundler tells of the modules. */
interface ChunkingContext {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

const PANEL = '/src/panel/panel.tsx';
const JUDGE = '/src/panel/loading/judge-entry.ts';
/** The bundler's own few lines, which would be a file of their own. */
const RUNTIME = '\0rolldown/runtime.js';

/** Every module that is loaded with `id`. */
function loadedWith(id: string, context: ChunkingContext, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of context.getModuleInfo(id)?.importedIds ?? []) loadedWith(imported, context, found);
  return found;
}

/**
 * Names the chunk of a module that the tab needs before it shows a request: one for what draws it, one for what judges requests. The bundler
 * would make ten of them, since each of the later downloads shares another part, and small files compress worse.
 */
export function firstLoad(root: string): (id: string, context: ChunkingContext) => string | null {
  let panel: ReadonlySet<string> | null = null;
  let judge: ReadonlySet<string> = new Set();
  return (id, context) => {
    if (panel === null) {
      panel = loadedWith(root + PANEL, context);
      judge = loadedWith(root + JUDGE, context);
    }
    if (id === root + PANEL) return null;
    if (panel.has(id) || id === RUNTIME) return 'panel';
    return judge.has(id) ? 'judge' : null;
  };
}
