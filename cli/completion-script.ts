import type { Option } from 'commander';
import type { NamedCommand } from '#cli/command.ts';

/** Shells that can complete our command lines. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const EVERYWHERE = ['--json', '--debug', '--help'];

const flagsOf = ({ options }: NamedCommand): readonly string[] => [
  ...options.map(({ long }) => long ?? ''),
  ...EVERYWHERE,
];

/** The words that may follow the ones before: `''` is the beginning of a line. */
const wordsAfter = (commands: readonly NamedCommand[]): ReadonlyMap<string, readonly string[]> => {
  const after = new Map<string, string[]>();
  const add = (before: string, word: string): void => {
    const words = after.get(before) ?? [];
    if (!words.includes(word)) after.set(before, [...words, word]);
  };
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    add('', first);
    if (second !== undefined) add(first, second);
    for (const flag of flagsOf(command)) add(command.name, flag);
  }
  for (const flag of ['--help', '--version']) add('', flag);
  return after;
};

/**
 * What follows is looked up by the one or two words that name a command. A word that is no option is a file,
 * which the shell completes itself (`-o default`).
 */
const bashScript = (commands: readonly NamedCommand[]): readonly string[] => [
  '_airlock() {',
  `  local words='' first=\${COMP_WORDS[1]} second=\${COMP_WORDS[2]}`,
  '  if [ "$COMP_CWORD" -eq 1 ]; then first=; fi',
  '  if [ "$COMP_CWORD" -eq 2 ]; then second=; fi',
  '  for named in "$first $second" "$first"; do',
  '    case "$named" in',
  ...[...wordsAfter(commands)].map(
    ([before, words]) => `      '${before}') words='${words.join(' ')}' ;;`,
  ),
  '    esac',
  '    if [ -n "$words" ]; then break; fi',
  '  done',
  `  COMPREPLY=( $(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}") )`,
  '}',
  'complete -o default -F _airlock airlock',
];

/** zsh reads the functions of bash, once it was told to. */
const zshScript = (commands: readonly NamedCommand[]): readonly string[] => [
  '#compdef airlock',
  'autoload -U +X bashcompinit && bashcompinit',
  ...bashScript(commands),
];

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, (sign) => `\\${sign}`)}'`;

const fishOption = (name: string, { long, description }: Option): string =>
  `complete -c airlock -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -l ${(long ?? '').slice(2)} -d ${quoted(description)}`;

const fishScript = (commands: readonly NamedCommand[]): readonly string[] => {
  const groups = new Set(
    commands
      .map(({ name }) => name.split(' '))
      .filter(([, b]) => b)
      .map(([a]) => a),
  );
  return [
    ...[...groups].map((name) => `complete -c airlock -f -n __fish_use_subcommand -a ${name}`),
    ...commands.flatMap((command) => {
      const [first = '', second] = command.name.split(' ');
      const when =
        second === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`;
      const summary = quoted(command.summary);
      return [
        `complete -c airlock -f -n ${quoted(when)} -a ${second ?? first} -d ${summary}`,
        ...command.options.map((option) => fishOption(second ?? first, option)),
      ];
    }),
    ...EVERYWHERE.map((flag) => `complete -c airlock -l ${flag.slice(2)}`),
  ];
};

/** The lines that a shell reads to complete `airlock` and all that may follow it. */
export const completionScript = (
  shell: Shell,
  commands: readonly NamedCommand[],
): readonly string[] => ({ bash: bashScript, zsh: zshScript, fish: fishScript })[shell](commands);
