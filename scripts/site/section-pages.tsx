import { type Page, type Section, SECTIONS } from './page.ts';

const STORIES: Readonly<Record<Section, string>> = {
  errors:
    'What the browser calls each way in which a request can be stopped, with the lines of three engines, what they mean, and what is needed.',
  causes:
    'Why servers answer so that a browser stops the request: what betrays each cause, what to do, and what not to.',
  servers:
    'Configurations for usual policies, with the traps of each server and how its own log is switched on.',
  guides: 'What to do with a red line, what to look at before production, and which advice is wrong.',
};

/** The first page of a section: everything that is in it. */
const sectionPage = (section: Section, pages: readonly Page[]): Page => ({
  path: section,
  section,
  title: SECTIONS[section],
  description: STORIES[section],
  keywords: '',
  body: (root) => (
    <>
      <h1>{SECTIONS[section]}</h1>
      <p class="lead">{STORIES[section]}</p>
      <ul class="list">
        {pages.map(({ path, title, description }) => (
          <li key={path}>
            <a href={`${root}${path}/`}>{title}</a>
            {section === 'servers' ? null : <p>{description}</p>}
          </li>
        ))}
      </ul>
    </>
  ),
});

const homePage = (pages: readonly Page[]): Page => ({
  path: '',
  section: null,
  title: 'CORS Lens: what the browser decided, why, and what to paste',
  description:
    'Every CORS error of Chrome, Firefox and Safari explained, with its causes and a configuration for the server.',
  keywords: '',
  body: (root) => (
    <>
      <h1>You have a red line in the console</h1>
      <p class="lead">
        <a class="button" href={`${root}decoder/`}>
          Paste it, or drop a HAR
        </a>{' '}
        The decoder runs in this page; what you paste does not leave it.
      </p>
      <ul class="list">
        {pages
          .filter(({ section }) => section === 'guides')
          .map(({ path, title, description }) => (
            <li key={path}>
              <a href={`${root}${path}/`}>{title}</a>
              <p>{description}</p>
            </li>
          ))}
      </ul>
      <h2>The codes</h2>
      <ul class="columns">
        {pages
          .filter(({ section }) => section === 'errors')
          .map(({ path, title }) => (
            <li key={path}>
              <a href={`${root}${path}/`}>{title}</a>
            </li>
          ))}
      </ul>
      <h2>The servers</h2>
      <ul class="columns">
        {pages
          .filter(({ section }) => section === 'servers')
          .map(({ path, title }) => (
            <li key={path}>
              <a href={`${root}${path}/`}>{title.replace(/^CORS in /, '')}</a>
            </li>
          ))}
      </ul>
    </>
  ),
});

/** The tab's own page in a frame: it reads what is pasted or dropped where it stands. */
const decoderPage: Page = {
  path: 'decoder',
  section: null,
  title: 'Decoder',
  description: 'Explains a pasted console message, pasted headers or a HAR, in this page: nothing leaves it.',
  keywords: 'paste message console har headers curl decode explain',
  body: () => (
    <>
      <h1>Decoder</h1>
      <p>
        Paste what the console printed, the headers of a request as DevTools copies them, or drop a HAR. It is
        read in this page, and nothing leaves it.
      </p>
      <iframe class="decoder" src="panel.html" title="The decoder" allow="clipboard-write" />
    </>
  ),
};

/** The first page, the decoder, and the first page of each section. */
export const overviewPages = (pages: readonly Page[]): readonly Page[] => [
  homePage(pages),
  decoderPage,
  ...(Object.keys(SECTIONS) as Section[]).map((section) =>
    sectionPage(
      section,
      pages.filter((page) => page.section === section),
    ),
  ),
];
