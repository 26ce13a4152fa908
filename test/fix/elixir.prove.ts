import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { findCommand, makeDirectory, removeDirectory, writeIn } from '../servers/support/process.ts';
import { ordinaryPolicy, policy } from './support.ts';

/** Prints the strings of each file that Elixir's own parser finds, in base64; and the shape of what is around them. */
const READER = `
for file <- System.argv() do
  {tree, strings} =
    file
    |> File.read!()
    |> Code.string_to_quoted!()
    |> Macro.prewalk([], fn
      text, found when is_binary(text) -> {:text, [text | found]}
      node, found -> {node, found}
    end)
  names = tree |> Macro.prewalker() |> Enum.filter(&is_atom/1) |> Enum.uniq() |> Enum.sort() |> inspect(limit: :infinity)
  IO.puts(Enum.map_join([names | strings], " ", &Base.encode64/1))
end
`;

/** The names in some snippets, and the strings in them, as Elixir reads them. */
function read(snippets: readonly string[]): readonly { names: string; strings: readonly string[] }[] {
  const elixir = findCommand(['elixir'], ['--version'], 'elixir');
  const directory = makeDirectory();
  try {
    const reader = writeIn(directory, 'reader.exs', READER);
    const files = snippets.map((code, index) => writeIn(directory, join('snippets', `${index}.ex`), code));
    const { status, stdout, stderr } = spawnSync(elixir, [reader, ...files], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const decode = (word: string): string => Buffer.from(word, 'base64').toString();
    return stdout
      .trim()
      .split('\n')
      .map((line) => {
        const [names = '', ...strings] = line.split(' ').map(decode);
        return { names, strings };
      });
  } finally {
    removeDirectory(directory);
  }
}

const valuesOf = ({ origins, methods, allowHeaders, exposeHeaders }: Policy): readonly string[] => [
  ...origins,
  ...methods,
  ...allowHeaders,
  ...exposeHeaders,
];

/** They name what browsers allow unlisted, too. */
const SAFELISTED = ['GET', 'HEAD', 'POST'];

test.each(['phoenix', 'phoenix-cors-plug'])('Elixir reads nothing but the values in %s', (id) => {
  const policies = fc.sample(fc.oneof(policy, ordinaryPolicy), { numRuns: 200, seed: 7 });
  const readings = read(policies.map((granted) => snippetFor(id, granted, null).code));
  expect(readings).toHaveLength(policies.length);
  for (const [index, granted] of policies.entries()) {
    const found = new Set(readings[index]?.strings);
    for (const value of valuesOf(granted)) expect(found).toContain(value);
    const known = new Set([...valuesOf(granted), ...SAFELISTED]);
    expect([...found].filter((text) => !known.has(text))).toEqual([]);
  }
  // What no value can change: which options there are.
  expect(new Set(readings.map(({ names }) => names)).size).toBeLessThan(9);
});
