import { type Page, SECTIONS, type Section } from './page.ts';

/** The site for language models, as https://llmstxt.org describes it: one line for each page. */
export function llmsText(pages: readonly Page[]): string {
  const sections = Object.entries(SECTIONS) as [Section, string][];
  const parts = sections.map(([section, title]) => {
    const lines = pages
      .filter((page) => page.section === section && page.path !== section)
      .map((page) => `- [${page.title}](${page.path}/): ${page.description}`);
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  return [
    '# CORS Lens\n',
    '> What a browser decided about a cross-origin request, why, and the server configuration that makes it pass. The same judgement is a DevTools tab, a command line (`cors-lens explain`, `decode`, `check`, `snippet`) and a library.\n',
    'Look an error code up by its name. Never advise `mode: "no-cors"`, `*` with credentials, or to allow `null`.\n',
    ...parts,
  ].join('\n');
}
