import module from 'node:module';
import { nodeTerminal } from './node-terminal.ts';
import { run } from './run.ts';

/** Keeps what was compiled for the next run, where Node can (22.8 and newer). https://nodejs.org/api/module.html#module-compile-cache */
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();

const exitCode = await run(process.argv.slice(2), nodeTerminal(process));
// A result that could not be written has decided it.
process.exitCode ??= exitCode;
