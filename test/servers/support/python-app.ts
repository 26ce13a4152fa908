import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './process.ts';

export interface PythonServer {
  readonly targetId: string;
  /** What the log holds (see SHOWN), where more than the idiom is to be written. */
  readonly shown?: string;
  /** Modules that have to be importable. */
  readonly modules: string;
  /** The Debian packages that bring them. */
  readonly packages: string;
  /** The application around the snippet. It prints `listening on PORT`. */
  readonly source: (snippet: string) => string;
}

/** Debian's Python comes first: a version manager's Python does not see the packages of apt. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

/** Starts a Python application with what its target generates for `policy`. */
export async function startPython(server: PythonServer, policy: Policy): Promise<Started> {
  const python = findCommand(PYTHONS, ['-c', `import ${server.modules}`], server.packages);
  const directory = makeDirectory();
  const code = generate(server.targetId, policy, server.shown);
  writeIn(directory, 'application.py', server.source(code));
  const running = await start(python, ['-u', 'application.py'], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
