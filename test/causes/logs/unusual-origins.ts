import type { unusualOriginsCauses } from '../../../src/causes/unusual-origins.ts';
import { allows, failing } from './http-log.ts';

/** A log for every cause of the topic. */
export const unusualOriginsLogs: Readonly<Record<keyof typeof unusualOriginsCauses, string>> = {
  'null-origin-file': failing('200 OK\nAccess-Control-Allow-Foo: 1', {
    origin: 'null',
    directives: ['@from file:///home/me/page.html:3:4 load'],
  }),
  'null-origin-sandbox': failing(allows('https://app.example'), { origin: 'null' }),
  'native-web-view-origin': failing('200 OK', { origin: 'capacitor://localhost' }),
  'extension-origin': failing('200 OK', { origin: 'chrome-extension://abcdefghijklmnop' }),
};
