import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROOFS = join(import.meta.dirname, '../../docs/guides/how-configurations-are-proven.md');

interface Proof {
  readonly how: string;
  readonly ids: ReadonlySet<string>;
}

/** The rows of the table of proofs. A test holds it to the tests. */
function proofs(): readonly Proof[] {
  const table = readFileSync(PROOFS, 'utf8').split('| proof | servers |')[1]?.split('\n\n', 1)[0] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, how = '', servers = ''] = row.split('|');
      return { how: how.trim(), ids: new Set([...servers.matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? '')) };
    });
}

const all = proofs();

/**
 * How the configuration of target `id` is proven, as a sentence.
 * @throws where the table does not name it
 */
export function proofOf(id: string): string {
  const index = all.findIndex(({ ids }) => ids.has(id));
  const how = all[index]?.how;
  if (how === undefined) throw new Error(`The table of proofs does not name ${id}`);
  const whole = how.startsWith('the same') ? `${all[0]?.how.split(':', 1)[0] ?? ''}; ${how}` : how;
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`;
}
