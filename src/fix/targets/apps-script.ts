import { findHost } from '../detect/fingerprint.ts';
import { refuse } from '../policy/refusal.ts';
import type { Target } from '../target.ts';

/** Web apps of Google Apps Script: they answer no preflight, and set no header. */
export const appsScript: Target = {
  id: 'apps-script',
  name: 'Google Apps Script',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Nowhere: Apps Script sends its own headers',
  documentation: 'https://developers.google.com/apps-script/guides/web',
  log: null,
  detect: (exchange) => findHost(exchange, ['script.google.com', 'script.googleusercontent.com']),
  refuse: () =>
    refuse(
      'fixed-headers',
      'Google Apps Script',
      'a request that needs no preflight (Content-Type: text/plain with the JSON as text, no headers of your own, no credentials), and a deployment that anyone may ask',
    ),
  write: () => '',
  notes: [],
};
