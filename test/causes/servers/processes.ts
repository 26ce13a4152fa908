import { makeDirectory, removeDirectory, start, writeIn } from '../../servers/support/process.ts';
import type { RunningFaults } from '../fault.ts';

const LISTENING = /listening (\{.*\})/;

/** The origins of a process that printed `listening {"id":port}`. */
function originsOf(said: string): ReadonlyMap<string, string> {
  const ports = JSON.parse(said) as Readonly<Record<string, number>>;
  return new Map(Object.entries(ports).map(([id, port]) => [id, `http://127.0.0.1:${port}`]));
}

/** Starts a command that runs all servers of a group in one process. */
export async function startCommand(
  command: string,
  parameters: readonly string[],
  directory: string,
): Promise<RunningFaults> {
  const running = await start(command, parameters, LISTENING, directory);
  return { origins: originsOf(running.said), stop: running.stop };
}

/** Writes and starts a program that runs all servers of a group in one process. */
export async function startProgram(command: string, name: string, source: string): Promise<RunningFaults> {
  const directory = makeDirectory();
  const file = writeIn(directory, name, source);
  const running = await startCommand(command, [file], directory);
  return {
    ...running,
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
