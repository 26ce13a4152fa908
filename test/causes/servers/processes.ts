import { makeDirectory, removeDirectory, start, writeIn } from '../../servers/support/process.ts';
import type { RunningFaults } from '../fault.ts';

const LISTENING = /listening (\{.*\})/;

/** The origins of a process that printed `listening {"id":port}`. */
function originsOf(said: string): ReadonlyMap<string, string> {
  const ports = JSON.parse(said) as Readonly<Record<string, number>>;
  return new Map(Object.entries(ports).map(([id, port]) => [id, `http://127.0.0.1:${port}`]));
}

/** Starts a program that runs all servers of a group in one process. */
export async function startProgram(command: string, name: string, source: string): Promise<RunningFaults> {
  const directory = makeDirectory();
  const file = writeIn(directory, name, source);
  const running = await start(command, [file], LISTENING, directory);
  return {
    origins: originsOf(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
