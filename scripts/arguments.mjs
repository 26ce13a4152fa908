import { parseArgs } from 'node:util';
import { Problem } from './run.mjs';

const HELP = `npm start [-- OPTIONS]

Opens a browser with CORS Lens on the lab, a page of broken requests.

  --browser NAME  chromium (default) or firefox
  --headless      no window: runs every case of the lab and prints what the tab says about it;
                  also without being asked where no window can be shown
  --no-system     installs nothing of the system, such as the browser
  --help          this text`;

/** npm takes an option that stands before `--` for one of its own, and tells of it by a variable. */
const mayChangeSystem = () => process.env.npm_config_system !== '';

/** Takes `--no-system` out of the words; `system` says whether something of the system may be installed. */
export function withoutSystem(words) {
  const left = words.filter((word) => word !== '--no-system');
  return { words: left, system: mayChangeSystem() && left.length === words.length };
}

const NAMES = { chrome: 'chromium', chromium: 'chromium', firefox: 'firefox' };

function parse(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        browser: { type: 'string', default: 'chromium' },
        headless: { type: 'boolean', default: false },
        'no-system': { type: 'boolean', default: false },
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
  return { browser, headless: values.headless, system: mayChangeSystem() && !values['no-system'] };
}
