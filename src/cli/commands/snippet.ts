import { targetDocuments } from '../../document/targets-json.ts';
import { plainText } from '../../explain/rich-text.ts';
import { refusalText } from '../../fix/policy/refusal-text.ts';
import { snippetFor, targetById } from '../../fix/snippet.ts';
import type { Command } from '../command.ts';
import { readPolicy } from '../input/policy.ts';
import { Problem } from '../problem.ts';

/** `snippet`. The configuration on standard output, its notes on standard error. */
export const snippetCommand: Command = {
  name: 'snippet',
  usage: `cors-lens snippet TARGET --policy FILE.json
    Prints the configuration of TARGET that grants a policy (the "policy" of explain --json); - reads standard input.`,
  options: { flags: [], values: ['policy'] },
  words: { operands: targetDocuments().map(({ id }) => id) },
  run: async ({ operands, values }, terminal) => {
    const [id, extra] = operands;
    if (id === undefined) throw new Problem('snippet needs a target. cors-lens targets lists them.');
    if (extra !== undefined) throw new Problem(`snippet takes one target, and there is also ${extra}.`);
    if (targetById(id) === null) throw new Problem(`There is no target ${id}. cors-lens targets lists them.`);
    const path = values.get('policy');
    if (path === undefined)
      throw new Problem('snippet needs --policy FILE.json, or --policy - for standard input.');
    const { code, place, documentation, notes, log, refusal } = snippetFor(
      id,
      await readPolicy(path, terminal),
      null,
    );
    if (refusal !== null) throw new Problem(`${id}: ${plainText(refusalText(refusal))}`);
    terminal.write(code.endsWith('\n') ? code : `${code}\n`);
    const lines = [
      `Place: ${place}`,
      `Documentation: ${documentation}`,
      ...(log === null ? [] : [`Its own log: ${log}`]),
      // No request is known here: each is told for the case that it is met.
      ...(notes.length === 0 ? [] : ['Where it does not work, one of these may be why:']),
      ...notes.map((note) => `- ${note}`),
    ];
    terminal.writeError(lines.map((line) => `${line}\n`).join(''));
    return 0;
  },
};
