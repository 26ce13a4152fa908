import { render } from 'preact-render-to-string';
import { type Page, rootOf, type Section, SECTIONS } from './page.ts';

/** Nothing but the site's own files is loaded, and nothing is sent anywhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

function Navigation({ page, root }: { readonly page: Page; readonly root: string }) {
  const sections = Object.entries(SECTIONS) as [Section, string][];
  return (
    <header>
      <a class="skip" href="#content">
        To the content
      </a>
      <a class="name" href={root}>
        <img src={`${root}icons/32.png`} width="20" height="20" alt="" /> CORS Lens
      </a>
      <nav aria-label="Sections">
        {sections.map(([section, title]) => (
          <a
            key={section}
            href={`${root}${section}/`}
            aria-current={page.section === section ? 'true' : undefined}
          >
            {title}
          </a>
        ))}
        <a href={`${root}decoder/`} aria-current={page.path === 'decoder' ? 'true' : undefined}>
          Decoder
        </a>
      </nav>
      <search data-root={root}>
        <label for="search">Search</label>
        <input id="search" type="search" autocomplete="off" placeholder="A code, a server, a word" />
        <ul id="found" aria-live="polite" />
      </search>
    </header>
  );
}

function Whole({ page, repository }: { readonly page: Page; readonly repository: string }) {
  const root = rootOf(page.path);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={page.description} />
        <title>{page.path === '' ? page.title : `${page.title} · CORS Lens`}</title>
        <link rel="icon" href={`${root}icons/32.png`} />
        <link rel="stylesheet" href={`${root}site.css`} />
        <script type="module" src={`${root}search.js`} />
      </head>
      <body>
        <Navigation page={page} root={root} />
        <main id="content">{page.body(root)}</main>
        <footer>
          <p>
            Made from the same sources as the extension: <a href={repository}>the repository</a>. This site
            asks nobody anything: no cookies, no counters, no fonts of others.
          </p>
        </footer>
      </body>
    </html>
  );
}

/** A page as a file. `repository`: the project's address. */
export const htmlOf = (page: Page, repository: string): string =>
  `<!doctype html>\n${render(<Whole page={page} repository={repository} />)}\n`;
