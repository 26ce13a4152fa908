import type { Plugin } from 'vite';

/**
 * Vite wraps each `import()` in a kilobyte that fetches a chunk's imports and styles early. The pages of an extension are read from the
 * disk, and no chunk of ours has styles of its own.
 */
export const plainImports: Plugin = {
  name: 'plain-imports',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};
