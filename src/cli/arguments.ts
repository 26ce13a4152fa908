import { parseArgs } from 'node:util';
import { Problem } from './problem.ts';

/** Which options a command knows. */
export interface OptionNames {
  readonly flags: readonly string[];
  readonly values: readonly string[];
  /** Those that may be given more than once. */
  readonly lists?: readonly string[];
}

export interface CommandArguments {
  /** What stands there beside options, such as names of files. */
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** In the order in which they were given; empty for what was not. */
  readonly list: (name: string) => readonly string[];
}

/**
 * The arguments after a command's name. Throws a Problem that names an option which does not exist, lacks its value or takes none.
 * `-` is an operand, and everything after `--` is.
 */
export function readArguments(
  { name: command, options: known }: { readonly name: string; readonly options: OptionNames },
  args: readonly string[],
): CommandArguments {
  const options = Object.fromEntries([
    ...known.flags.map((name) => [name, { type: 'boolean' as const }]),
    ...[...known.values, ...(known.lists ?? [])].map((name) => [name, { type: 'string' as const }]),
  ]);
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const operands: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const listed: { readonly name: string; readonly value: string }[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (known.flags.includes(name) && value === undefined) flags.add(name);
    else if (known.values.includes(name) && value !== undefined) values.set(name, value);
    else if (known.lists?.includes(name) && value !== undefined) listed.push({ name, value });
    else throw new Problem(optionProblem(command, name, rawName, known));
  }
  const list = (wanted: string): readonly string[] =>
    listed.filter(({ name }) => name === wanted).map(({ value }) => value);
  return { operands, flags, values, list };
}

function optionProblem(command: string, name: string, rawName: string, known: OptionNames): string {
  if (known.flags.includes(name)) return `${command}: ${rawName} takes no value.`;
  if ([...known.values, ...(known.lists ?? [])].includes(name))
    return `${command}: ${rawName} needs a value.`;
  return `${command} has no option ${rawName}. cors-lens ${command} --help lists them.`;
}
