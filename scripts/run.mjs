import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout: every command runs there, wherever it was called from. */
export const TOP = fileURLToPath(new URL('..', import.meta.url));

const environment = () => ({
  ...process.env,
  PATH: join(TOP, 'node_modules', '.bin') + delimiter + (process.env.PATH ?? ''),
});

/** Runs a program with our own input and output; gives its exit code. */
export function run(command, parameters = [], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: TOP, stdio: 'inherit', env: environment(), ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** The programs that npm installs are scripts of the shell on Windows. */
export const runTool = (name, parameters = []) =>
  run(name, parameters, { shell: process.platform === 'win32' });

/** Runs a TypeScript file of the project. */
export const runTypeScript = (file, parameters = []) =>
  run(process.execPath, ['--import', 'tsx', file, ...parameters]);

/** A failure that needs no stack: `message` says what is missing and what to do. */
export class Problem extends Error {}

/** Runs `main` and exits with the code that it gives; a Problem is one sentence on stderr and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
