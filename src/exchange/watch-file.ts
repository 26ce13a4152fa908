/** What stacks call the script that watches how a page asks: it stands between the page's code and what it calls. */
export const WATCH_FILE = 'cors-lens-watch.js';
