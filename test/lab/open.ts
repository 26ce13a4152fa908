// Opens a browser with the extension and DevTools on the lab's page, and stays until it is closed.
import { launchChromium } from '../browser/chromium.ts';
import { launchFirefox } from '../browser/firefox/firefox.ts';
import { startLab } from './servers.ts';

const CHROMIUM_TITLE = 'Chromium';

async function openChromium(url: string) {
  const browser = await launchChromium({ headless: false, dock: 'bottom' });
  await browser.inspected.goto(url);
  return { ...browser, title: CHROMIUM_TITLE };
}

async function openFirefox(url: string) {
  const browser = await launchFirefox({ headless: false });
  await browser.goto(url);
  return { ...browser, title: 'Firefox' };
}

const lab = await startLab();
const browser = await (process.argv[2] === 'firefox' ? openFirefox(lab.url) : openChromium(lab.url));
await browser.openPanel();
console.log(`${browser.title} shows the lab at ${lab.url}: press a button there and read the CORS tab.`);
console.log('Close the browser, or press Ctrl+C here, to end.');
process.once('SIGINT', () => void browser.close());
process.once('SIGTERM', () => void browser.close());
await browser.ended;
await lab.close();
process.exit(0);
