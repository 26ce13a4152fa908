import type { Command } from '../command.ts';

export type LoadCommand = () => Promise<Command>;

/** By name, in the order of `--help`. Each is loaded when it is asked for: loading is most of a short run. */
export const COMMANDS: ReadonlyMap<string, LoadCommand> = new Map([
  ['explain', async () => (await import('./explain.ts')).explainCommand],
  ['decode', async () => (await import('./decode.ts')).decodeCommand],
  ['check', async () => (await import('./check.ts')).checkCommand],
  ['targets', async () => (await import('./targets.ts')).targetsCommand],
  ['snippet', async () => (await import('./snippet.ts')).snippetCommand],
  ['completions', async () => (await import('./completions.ts')).completionsCommand],
  ['mcp', async () => (await import('./mcp.ts')).mcpCommand],
]);
