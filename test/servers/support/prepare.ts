/*
 * Fetches and builds what the servers of other languages are made of, before the first test waits for it. What cannot be built is said here, and
 * again by every test that needs it.
 */
import { prepareMitmproxy } from '../../recorders/mitmproxy/mitmproxy.ts';
import { prepareGo } from './go-app.ts';
import { preparePython } from './python-app.ts';
import { prepareRust } from './rust-app.ts';

const ECOSYSTEMS: Readonly<Record<string, () => unknown>> = {
  'the Go modules': prepareGo,
  'the Python packages': preparePython,
  'the logging proxy': prepareMitmproxy,
  'the Rust crates': prepareRust,
};

for (const [what, prepare] of Object.entries(ECOSYSTEMS)) {
  const began = Date.now();
  try {
    prepare();
    console.log(`Built ${what} in ${Math.round((Date.now() - began) / 1000)} s.`);
  } catch (error) {
    console.error(`Could not build ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
