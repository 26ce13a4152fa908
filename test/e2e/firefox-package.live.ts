import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const runFile = promisify(execFile);

/** What `web-ext lint --output json` prints, as far as it matters. */
interface LintReport {
  readonly errors: readonly unknown[];
  readonly warnings: readonly unknown[];
  readonly notices: readonly unknown[];
}

describe('the package for Firefox', () => {
  it('passes the linter of its store without an error or a warning', async () => {
    const parameters = ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--boring'];
    const { stdout } = await runFile(process.execPath, [
      'node_modules/web-ext/bin/web-ext.js',
      ...parameters,
    ]);
    const { errors, warnings }: LintReport = JSON.parse(stdout);
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
  });
});
