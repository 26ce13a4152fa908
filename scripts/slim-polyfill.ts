import type { Plugin } from 'vite';

/** How the polyfill's file holds the table of every API that it gives promises: JSON, closed at the depth at which it was opened. */
const TABLE = /(?<=const apiMetadata = )\{\n.*?\n {6}\}(?=;)/s;

/**
 * Keeps, of the polyfill's table of all extension APIs, what `platform/` calls: `devtools`. The rest is half of the polyfill, and the
 * devtools page loads it each time that DevTools opens.
 * @throws when the polyfill's file is not as it was.
 */
export const slimPolyfill: Plugin = {
  name: 'slim-polyfill',
  transform: {
    filter: { id: /webextension-polyfill/ },
    handler(code) {
      const table = TABLE.exec(code)?.[0];
      if (table === undefined) throw new Error('The polyfill no longer holds its table of APIs as JSON.');
      const { devtools } = JSON.parse(table) as { readonly devtools: unknown };
      return { code: code.replace(table, () => JSON.stringify({ devtools })), map: null };
    },
  },
};
