import { describe, expect, it } from 'vitest';
import { createPages } from '../../../src/exchange/pairing/pages.ts';
import { recordsOf } from '../../support/http-text.ts';

const DOCUMENTS = `
GET http://localhost:3000/
@type document
@page page_1
Sec-Fetch-Mode: navigate
Sec-Fetch-Dest: document

200 OK

---
GET http://127.0.0.1:4000/widget
@type document
@page page_1
Sec-Fetch-Mode: navigate
Sec-Fetch-Dest: iframe

200 OK
`;

/** A request that was stopped before the network and names no page, made by a script. */
const stopped = (script: string, page: string): string => `
GET http://api.localhost:8000/items
@page ${page}
@from ${script}:1:1 load
@error net::ERR_FAILED
User-Agent: Mozilla/5.0
`;

function pageOf(script: string, documents = DOCUMENTS, page = 'page_1') {
  const pages = createPages();
  const records = recordsOf(`${documents}\n---\n${stopped(script, page)}`);
  for (const record of records) pages.observe(record);
  const last = records.at(-1);
  if (last === undefined) throw new Error('The log has no request');
  return pages.originOfPage(last);
}

describe('whose page a request was that does not say so', () => {
  it('is the page that was loaded', () => {
    expect(pageOf('http://localhost:3000/app.js')).toBe('http://localhost:3000');
  });

  it('is still that page where a library of another server asked', () => {
    expect(pageOf('https://cdn.example/library.js')).toBe('http://localhost:3000');
  });

  // Seed 20261121, cases 1255 and 1726: Chromium denied a frame the local network, and we took it for the page.
  it('is not told where the script is of the server of a frame', () => {
    expect(pageOf('http://127.0.0.1:4000/widget.js')).toBeNull();
  });

  it('is not told over plain http either, where no document says that it is in a frame', () => {
    expect(pageOf('http://127.0.0.1:4000/widget.js', DOCUMENTS.replace(/Sec-Fetch-.*\n/g, ''))).toBeNull();
  });

  it('is that of the page before, where a request is of no page and the frame came last', () => {
    const withoutMetadata = DOCUMENTS.replace(/Sec-Fetch-.*\n/g, '');
    expect(pageOf('http://localhost:3000/app.js', withoutMetadata, '')).toBe('http://localhost:3000');
  });
});
