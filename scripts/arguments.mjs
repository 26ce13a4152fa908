import { parseArgs } from 'node:util';
import { Problem } from './run.mjs';

const HELP = `npm start [-- OPTIONS]

Opens a browser with CORS Lens on the lab, a page of broken requests.

  --browser NAME  chromium (default) or firefox
  --headless      no window: runs every case of the lab and prints what the tab says about it;
                  also without being asked where no window can be shown
  --help          this text`;

const NAMES = { chrome: 'chromium', chromium: 'chromium', firefox: 'firefox' };

function parse(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        browser: { type: 'string', default: 'chromium' },
        headless: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Problem(`${error.message}\n\n${HELP}`);
  }
}

/** What `npm start` was asked for; null after it has printed its help. */
export function startOptions(words) {
  const values = parse(words);
  if (values.help) {
    console.log(HELP);
    return null;
  }
  const browser = NAMES[values.browser];
  if (!browser) throw new Problem(`"${values.browser}" is no browser that this knows: chromium or firefox.`);
  return { browser, headless: values.headless };
}
