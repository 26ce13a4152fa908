import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Capacitor, Tauri and Electron: an app may ask natively, and then no browser checks anything. For APIs that are not yours to change. */
export const appShells: Target = {
  id: 'app-shells',
  name: 'Capacitor / Tauri / Electron (the app asks natively)',
  variantOf: null,
  layer: 'general',
  language: 'ts',
  place: 'capacitor.config.ts of the app; for Tauri and Electron see the notes',
  documentation: 'https://capacitorjs.com/docs/apis/http',
  log: null,
  detect: () => null,
  write: ({ origins }) =>
    lines(
      `import type { CapacitorConfig } from ${jsString('@capacitor/cli')};`,
      '',
      `// The app (${origins.map(jsString).join(', ')}) asks natively: fetch and XMLHttpRequest pass by the web view, and CORS with it.`,
      'const config: CapacitorConfig = {',
      '  // Keep your other settings.',
      '  plugins: { CapacitorHttp: { enabled: true } },',
      '};',
      '',
      'export default config;',
    ),
  notes: [
    {
      when: ['always'],
      text: 'An API of your own can allow the app instead: `capacitor://localhost` (iOS), `https://localhost` (Android), `tauri://localhost` (macOS, Linux), `http://tauri.localhost` (Windows). Take the configuration of its server.',
    },
    {
      when: ['always'],
      text: "Tauri: `fetch` of `@tauri-apps/plugin-http`, with the API's address in the `scope` of its permission.",
    },
    {
      when: ['always'],
      text: 'Electron: ask in the main process with `net.fetch` behind an IPC call. Keep `webSecurity` as it is: without it any page the app shows can read everything.',
    },
  ],
};
