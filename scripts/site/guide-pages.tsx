import MarkdownIt from 'markdown-it';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from './page.ts';

const GUIDES = join(import.meta.dirname, '../../docs/guides');

const markdown = new MarkdownIt({ html: false, linkify: false });
// A table may be wider than the window.
markdown.renderer.rules['table_open'] = () =>
  '<div class="scrolls" tabindex="0" role="region" aria-label="Table"><table>';
markdown.renderer.rules['table_close'] = () => '</table></div>';

/** A list of things to tick off: its boxes can be ticked by hand. */
const withBoxes = (html: string): string =>
  html.replaceAll(
    /<li>\[ \] (.*?)<\/li>/gs,
    '<li class="to-do"><label><input type="checkbox" /> <span>$1</span></label></li>',
  );

/** The guide whose boxes a recording can answer. */
const WORKED_THROUGH = 'production-checklist.md';

/** Where a recording is given to the page; the script is what makes it work. */
const Recording = ({ root }: { readonly root: string }) => (
  <section class="recording" aria-labelledby="with-recording">
    <h2 id="with-recording">With a recording of yours</h2>
    <p>
      Drop a HAR anywhere on this page, or choose it: each item says whether the recording shows it ok or not
      ok, and by which request, or that it does not tell. The file is read here and sent nowhere.
    </p>
    <p>
      <label for="recording">Recording</label> <input id="recording" type="file" accept=".har,.json" />
    </p>
    <p id="recording-status" role="status" />
    <script type="module" src={`${root}checklist.js`} />
  </section>
);

function guidePage(file: string): Page {
  const text = readFileSync(join(GUIDES, file), 'utf8');
  const [title = '', description = ''] = text.split('\n\n', 2);
  const html = withBoxes(markdown.render(text));
  return {
    path: `guides/${file.replace(/\.md$/, '')}`,
    section: 'guides',
    title: title.replace(/^# /, ''),
    description,
    keywords: [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading).join(' '),
    body: (root) => (
      <>
        <div dangerouslySetInnerHTML={{ __html: html }} />
        {file === WORKED_THROUGH && <Recording root={root} />}
      </>
    ),
  };
}

/** A page for every file of `docs/guides`. */
export const guidePages = (): readonly Page[] =>
  readdirSync(GUIDES)
    .filter((file) => file.endsWith('.md'))
    .map(guidePage);
