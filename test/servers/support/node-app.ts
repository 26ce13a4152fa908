import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { makeDirectory, removeDirectory, start, writeIn } from './process.ts';

/** A Node application around a snippet. It prints `listening on PORT`. */
export type NodeSource = (snippet: string) => string;

/** Starts a Node application with what `targetId` generates for `policy`. `shown`: what the log holds (see SHOWN). */
export async function startNode(
  targetId: string,
  source: NodeSource,
  policy: Policy,
  shown: string | null = null,
): Promise<Started> {
  const directory = makeDirectory();
  const code = generate(targetId, policy, shown);
  const file = writeIn(directory, 'app.mjs', source(code));
  const running = await start(process.execPath, ['--import', 'tsx', file], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
