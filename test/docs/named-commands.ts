import { loadCommands } from '#cli/commands.ts';

/** Verbs of a room of this machine that keeps itself on AWS: there they are refused, whatever a page says. */
const NOT_ON_AWS = ['room verify', 'room upkeep', 'expire'];
/** Flags that every command takes. */
const EVERYWHERE = ['--json', '--quiet', '--verbose', '--help', '--version'];
/** What stands before a command of ours: in backticks, on a line of a shell, after `npm run`, or in parentheses. */
const TYPED =
  /(?:`|^\s*(?:\$ )?|airlock -- |npx |\()(?:airlock|(?<=airlock -- ))\s*([a-z][^`\n)|>&]*)/gm;

/** Command lines of ours that a text names, without the word `airlock`; a line that goes on is one. */
export const commandsNamedIn = (text: string): readonly string[] =>
  [
    ...text
      .replaceAll(/\\\n\s*/g, '')
      // A command in backticks may be broken over two lines of a page.
      .replaceAll(/(`airlock [^`\n]*)\n\s*([^`\n]*`)/g, '$1 $2')
      .matchAll(TYPED),
  ].map(([, typed = '']) => typed.trim());

const LOADED = await loadCommands();

/** What is wrong with a command line: it is none of ours, takes no such option, or is none of a room on AWS. */
export const faultsOf = (typed: string): readonly string[] => {
  const command = LOADED.filter(({ name }) => `${typed} `.startsWith(`${name} `)).sort(
    (a, b) => b.name.length - a.name.length,
  )[0];
  if (command === undefined) return [`${typed}: no such command`];
  const taken = [...EVERYWHERE, ...command.options.flatMap(({ long }) => long ?? [])];
  const flags = typed.split(/[\s=]/).filter((word) => /^--[a-z]/.test(word));
  return [
    ...flags.filter((flag) => !taken.includes(flag)).map((flag) => `${typed}: no ${flag}`),
    ...(flags.includes('--stack') && NOT_ON_AWS.includes(command.name)
      ? [`${typed}: a room on AWS does that by itself`]
      : []),
  ];
};
