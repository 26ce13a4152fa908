import type { HarFault } from '../../exchange/reading/parse-har.ts';
import { code, formatCount, plural, sentence, strong } from '../compose.ts';
import type { RichText } from '../rich-text.ts';

/**
 * Why a file could not be opened. `compressed`: it is a `.har.gz` or an archive · `unreadable`: the browser could not read it ·
 * `too-large`: no text of a browser is that long · `no-request`: its entries are no requests.
 */
export type HarFileFault = HarFault | 'compressed' | 'unreadable' | 'too-large' | 'no-request';

const EXPORT = sentence`Export one in the Network panel with "Export HAR" or "Save all as HAR".`;

/** What is wrong with a file, why, and what to do next: one sentence or two. */
export function harFaultText(name: string, fault: HarFileFault): RichText {
  const file = code(name);
  switch (fault) {
    case 'empty':
      return sentence`${file} is empty. ${EXPORT}`;
    case 'not-json':
      return sentence`${file} is no HAR, because it is not JSON. ${EXPORT}`;
    case 'no-entries':
      return sentence`${file} is JSON but no HAR, because it has no ${code('log.entries')}. ${EXPORT}`;
    case 'archive':
      return sentence`${file} is a ZIP archive. Unpack it and open the HAR in it; from Fiddler, export "HTTPArchive v1.2" instead of a .saz file.`;
    case 'markup':
      return sentence`${file} is HTML or XML, not a HAR. ${EXPORT}`;
    case 'git-lfs':
      return sentence`${file} is a pointer of Git LFS, not the file itself. Get that with ${code('git lfs pull')}.`;
    case 'postman':
      return sentence`${file} is a Postman collection: requests to send, not what a browser made of them. ${EXPORT}`;
    case 'net-log':
      return sentence`${file} is a net log of Chromium, not a HAR. ${EXPORT}`;
    case 'trace':
      return sentence`${file} is a trace of the Performance panel, not a HAR. ${EXPORT}`;
    case 'broken':
      return sentence`${file} breaks off before its first complete request. Copy or export it again.`;
    case 'compressed':
      return sentence`${file} is compressed. Unpack it, and open what is in it.`;
    case 'unreadable':
      return sentence`The browser could not read ${file}: it may be a folder, or it was moved or changed meanwhile. Choose it again.`;
    case 'too-large':
      return sentence`${file} is too large for the memory of the browser. Record a shorter time, or export it without content.`;
    case 'no-request':
      return sentence`${file} has entries, but none is a request with an address, a method and a time. ${EXPORT}`;
  }
}

/** What is shown in the place of the live log. */
export const shownFile = (name: string, requests: number): RichText =>
  sentence`Showing ${strong(name)} (${plural(requests, 'request')})`;

/** Before the files that were dropped together with one. */
export const OTHER_FILES = 'One file is shown at a time. Dropped with it:';

/** Said beside it, where a part could not be read. */
export const DAMAGED_FILE = 'The file is damaged or breaks off. What is whole is shown.';

/** While a file is read. `share` from 0 to 1. */
export const openingFile = (name: string, share: number): RichText =>
  sentence`Opening ${strong(name)} … ${formatCount(Math.round(share * 100))}%`;
