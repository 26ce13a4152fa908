import { build, type Plugin } from 'vite';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { noMarkup } from './no-markup.ts';
import { plainImports } from './plain-imports.ts';

const TOP = join(import.meta.dirname, '..');

/** As it is imported: the text of the page without a log. */
const NAME = 'virtual:report-page';

/** What is in a bundle of the panel that needs nothing beside it. */
interface Bundle {
  readonly script: string;
  readonly style: string;
}

async function bundle(): Promise<Bundle> {
  const built = await build({
    configFile: false,
    root: TOP,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [noMarkup, plainImports],
    build: {
      write: false,
      target: 'chrome120',
      modulePreload: false,
      rolldownOptions: {
        input: join(TOP, 'src/panel/report.tsx'),
        output: { codeSplitting: false },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((each) => ('output' in each ? each.output : []));
  const scripts = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const styles = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  );
  const [script = '', ...others] = scripts;
  if (others.length > 0 || styles.length !== 1)
    throw new Error('The page of a report has to be one script and one style.');
  return { script, style: styles[0] ?? '' };
}

/** A script within a page ends at the first of these, and a comment in one swallows its end: in strings and patterns a backslash changes nothing. */
const inline = (script: string): string =>
  script.replaceAll(/<(?=\/script|script)/gi, '\\x3c').replaceAll('<!--', '\\x3c!--');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded from anywhere: the one script is named by its hash, so that nothing in a log can become another. */
function pageOf({ script, style }: Bundle): string {
  const code = inline(script);
  const policy = `default-src 'none'; script-src ${hashOf(code)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>CORS Lens</title>
    <style>${style}</style>
  </head>
  <body>
    <script type="application/json" id="log"></script>
    <script type="module">${code}</script>
  </body>
</html>
`;
}

/** Makes the panel one page that shows a log from a file, for the command line and the tab to write. */
export const reportPage: Plugin = {
  name: 'report-page',
  resolveId: { filter: { id: /^virtual:report-page$/ }, handler: () => `\0${NAME}` },
  load: {
    filter: { id: /^\0virtual:report-page$/ },
    handler: async () => `export default ${JSON.stringify(pageOf(await bundle()))};`,
  },
};
