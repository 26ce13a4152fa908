import type { Command } from '../command.ts';

/*
 * All words are ours: names of commands, options and targets, without anything that a shell reads.
 */

const optionsOf = ({ options: { flags, values, lists = [] } }: Command): readonly string[] =>
  [...flags, ...values, ...lists, 'help'].map((name) => `--${name}`);

/** Options that want a value, with the words that it may be. */
const valuesOf = ({
  options: { values, lists = [] },
  words,
}: Command): readonly (readonly [string, string])[] =>
  [...values, ...lists].map((name) => [`--${name}`, (words?.values?.[name] ?? []).join(' ')]);

const operandsOf = ({ words }: Command): string => (words?.operands ?? []).join(' ');

const namesOf = (commands: readonly Command[]): string =>
  [...commands.map(({ name }) => name), '--help', '--version'].join(' ');

/** One case of bash and zsh for each command: its options, its words, and what the option before wants. */
function cases(commands: readonly Command[]): string {
  return commands
    .map((command) => {
      const values = valuesOf(command).map(
        ([option, words]) => `        ${option}) words="${words}" wants=value ;;`,
      );
      return [
        `    ${command.name})`,
        `      options="${optionsOf(command).join(' ')}" words="${operandsOf(command)}"`,
        ...(values.length === 0 ? [] : ['      case "$before" in', ...values, '      esac']),
        '      ;;',
      ].join('\n');
    })
    .join('\n');
}

/** https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
export const bashScript = (commands: readonly Command[]): string => `_cors_lens() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local options="" words="" wants=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${namesOf(commands)}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases(commands)}
  esac
  case "$current" in
    -*) [ -n "$wants" ] || words="$options" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _cors_lens cors-lens
`;

/** https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
export const zshScript = (commands: readonly Command[]): string => `#compdef cors-lens
_cors_lens() {
  local before="\${words[CURRENT-1]}" current="\${words[CURRENT]}" command="\${words[2]}"
  local first=$CURRENT
  local options="" words="" wants=""
  if [ "$first" -eq 2 ]; then
    compadd -- ${namesOf(commands)}
    return
  fi
  case "$command" in
${cases(commands)}
  esac
  case "$current" in
    -*) [ -n "$wants" ] || words="$options" ;;
  esac
  if [ -n "$words" ]; then compadd -- \${=words}; else _files; fi
}
compdef _cors_lens cors-lens
`;

const seen = (name: string): string => `-n '__fish_seen_subcommand_from ${name}'`;

function fishLines(command: Command): readonly string[] {
  const { name, options, words } = command;
  const begin = `complete -c cors-lens ${seen(name)}`;
  const operands = operandsOf(command);
  return [
    `complete -c cors-lens -f -n __fish_use_subcommand -a ${name}`,
    ...options.flags.map((flag) => `${begin} -l ${flag}`),
    ...valuesOf(command).map(
      ([option, values]) => `${begin} -r -l ${option.slice(2)}${values === '' ? '' : ` -f -a '${values}'`}`,
    ),
    ...(words?.operands === undefined ? [] : [`${begin} -f -a '${operands}'`]),
  ];
}

/** https://fishshell.com/docs/current/completions.html */
export const fishScript = (commands: readonly Command[]): string =>
  [
    'complete -c cors-lens -e',
    'complete -c cors-lens -l help',
    'complete -c cors-lens -n __fish_use_subcommand -l version',
    ...commands.flatMap(fishLines),
    '',
  ].join('\n');
