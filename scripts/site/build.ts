import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { causePages } from './cause-pages.tsx';
import { errorPages } from './error-pages.tsx';
import { guidePages } from './guide-pages.tsx';
import { htmlOf } from './layout.tsx';
import { llmsText } from './llms.ts';
import { overviewPages } from './section-pages.tsx';
import { searchIndex } from './search-index.ts';
import { serverPages } from './server-pages.tsx';

/*
 * Writes the documentation site into `site/`, beside the decoder and the search that `vite build --mode site` has put there.
 */

const TOP = join(import.meta.dirname, '../..');
const SITE = join(TOP, 'site');

const { repository } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8')) as { repository: string };
const address = repository.replace(/^github:/, 'https://github.com/');

function write(path: string, text: string): void {
  const file = join(SITE, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const pages = [...guidePages(), ...errorPages(), ...causePages(), ...serverPages()];
const all = [...overviewPages(pages), ...pages];
for (const page of all) write(join(page.path, 'index.html'), htmlOf(page, address));
write('search.json', searchIndex(all));
write('llms.txt', llmsText(pages));
write('site.css', readFileSync(join(import.meta.dirname, 'site.css'), 'utf8'));
cpSync(join(TOP, 'public/icons'), join(SITE, 'icons'), { recursive: true });
console.log(`${all.length} pages and the decoder are in site/.`);
