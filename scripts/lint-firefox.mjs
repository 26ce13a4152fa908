import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { TOP } from './run.mjs';

/**
 * About Firefox for Android, which knows the statement on data since 142: it has no DevTools, and the manifest does not say that we run there.
 */
const NOT_OURS = new Set(['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION']);

/** What `web-ext lint` prints. It ends with an error when it has found one. */
const report = () =>
  new Promise((resolve, reject) => {
    const script = join(TOP, 'node_modules/web-ext/bin/web-ext.js');
    const words = ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--boring'];
    execFile(process.execPath, [script, ...words], { cwd: TOP }, (error, stdout) =>
      stdout === '' ? reject(error) : resolve(JSON.parse(stdout)),
    );
  });

/** The errors and warnings of the linter of Firefox's store on `dist/firefox`, each as its code and sentence. */
export async function lintFirefox() {
  const { errors, warnings } = await report();
  return [...errors, ...warnings]
    .filter(({ code }) => !NOT_OURS.has(code))
    .map(({ code, message, file = '' }) => `${code} ${file}: ${message}`);
}
