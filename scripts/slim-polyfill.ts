import type { Plugin } from 'vite';

/** How the polyfill's file holds the table of every API that it gives promises: JSON, closed at the depth at which it was opened. */
const TABLE = /(?<=const apiMetadata = )\{\n.*?\n {6}\}(?=;)/s;

/** How it wraps messages between the pages of an extension, which nothing here sends; and the settings of the browser. */
const UNUSED = [
  /(?<=\n) {6}const onMessageWrappers = .*?(?= {6}const staticWrappers = )/s,
  /,\n {8}runtime: \{\n {10}onMessage: .*?(?=\n {6}\};\n)/s,
  /(?<=\n) {6}const settingMetadata = .*?(?= {6}return wrapObject\()/s,
];

function cut(code: string, part: RegExp, replacement: (found: string) => string): string {
  const found = part.exec(code)?.[0];
  if (found === undefined) throw new Error(`The polyfill's file holds nothing like ${part.source} any more.`);
  return code.replace(found, () => replacement(found));
}

const devtoolsOf = (table: string): string => {
  const { devtools } = JSON.parse(table) as { readonly devtools: unknown };
  return JSON.stringify({ devtools });
};

/**
 * Keeps, of the polyfill and its table of all extension APIs, what `platform/` calls: `devtools`. The rest is most of the polyfill, and the
 * devtools page loads it each time that DevTools opens.
 * @throws when the polyfill's file is not as it was.
 */
export const slimPolyfill: Plugin = {
  name: 'slim-polyfill',
  transform: {
    filter: { id: /webextension-polyfill/ },
    handler(code) {
      const used = UNUSED.reduce((left, part) => cut(left, part, () => ''), code);
      return { code: cut(used, TABLE, devtoolsOf), map: null };
    },
  },
};
