import { listOf, partsOf, textOf } from './unknown.ts';

/**
 * The addresses of a HAR's pages, by their ids. DevTools of Chromium and Safari give a page its address for a title, WebPageTest and
 * sitespeed.io a sentence with the address in it, Firefox the document's title, which is none.
 */
export function pagesOf(log: unknown): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const page of listOf(partsOf<'pages'>(log).pages)) {
    const { id, title, _URL: url, _url: otherUrl } = partsOf<'id' | 'title' | '_URL' | '_url'>(page);
    const address = [url, otherUrl, title].map(addressIn).find((found) => found !== '');
    if (address !== undefined && textOf(id) !== '') pages.set(textOf(id), address);
  }
  return pages;
}

const ADDRESS = /\bhttps?:\/\/[^\s"'<>]+/i;

function addressIn(text: unknown): string {
  const address = ADDRESS.exec(textOf(text))?.[0] ?? '';
  return URL.canParse(address) ? address : '';
}
