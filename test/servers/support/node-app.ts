import type { Policy } from '../../../src/fix/policy.ts';
import { snippetFor } from '../../../src/fix/snippet.ts';
import type { Started } from './expectations.ts';
import { makeDirectory, removeDirectory, start, writeIn } from './process.ts';

/** A Node application around a snippet. It prints `listening on PORT`. */
export type NodeSource = (snippet: string) => string;

/** Starts a Node application with what `targetId` generates for `policy`. */
export async function startNode(targetId: string, source: NodeSource, policy: Policy): Promise<Started> {
  const directory = makeDirectory();
  const { code } = snippetFor(targetId, policy, null);
  const file = writeIn(directory, 'app.mjs', source(code));
  const running = await start(process.execPath, [file], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
