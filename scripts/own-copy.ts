import type { Plugin } from 'vite';

/** Marks a module that is the devtools page's own. */
const MARK = '?devtools';

const DEVTOOLS = '/src/devtools/devtools.ts';

/**
 * Gives the devtools page a copy of its own of everything that it imports. It is loaded at every opening of DevTools: one small file, which
 * holds nothing of what the panel needs of the same modules. They share the log by reference and no code.
 */
export const ownCopy: Plugin = {
  name: 'own-copy',
  enforce: 'pre',
  apply: 'build',
  async resolveId(source, importer, options) {
    if (importer === undefined || !(importer.endsWith(DEVTOOLS) || importer.endsWith(MARK))) return null;
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    return resolved === null ? null : { ...resolved, id: resolved.id + MARK };
  },
};
