import { browser } from '../platform/browser.ts';

await browser.devtools.panels.create('CORS', '/icons/32.png', '/src/panel/panel.html');
