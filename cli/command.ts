import { Option } from 'commander';
import type { z } from 'zod';
import { USUAL_ROOM } from '#cli/commands-in-room.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import type { Terminal } from '#cli/terminal.ts';

/** What a command answers: plain JSON, told from every other document by its `kind`. */
export interface CommandDocument {
  readonly kind: string;
}

/** A line for people: of the result, or a note of trouble. */
export type Line = string | { readonly note: string };

/** What a command is run with. */
export interface Given<Options> {
  readonly terminal: Terminal;
  readonly options: Options;
  readonly args: readonly string[];
  /** What `-` reads, where whoever runs the command has it already; the standard input of this process else. */
  readonly input?: string;
}

/** What help says of a command where it lists several. */
interface CommandFace {
  /** One word, or two where the first is a group's. */
  readonly name: string;
  readonly summary: string;
  /** As it is typed: `<file>`. */
  readonly argument?: string;
}

/** A command, whoever runs it: what it takes, what it does, and how its document reads to people. */
export interface CliCommand<Options = object, Document extends CommandDocument = CommandDocument> {
  /** What its argument is, if it takes one. */
  readonly argumentSummary?: string;
  /** Command lines as people type them, without the word `airlock`, for its help. */
  readonly examples: readonly string[];
  readonly options: readonly Option[];
  /** Every document that it can answer. This is what `--json` promises. */
  readonly document: z.ZodType<Document>;
  run(given: Given<Options>): Promise<Document>;
  render(document: Document, options: Options): readonly Line[];
  /** What the process answers; 0 if left out. */
  exitCode?(document: Document): ExitCode;
}

/** A command with its face. */
export type NamedCommand = CommandFace & CliCommand;

/** A command that is not loaded yet. */
export interface ListedCommand extends CommandFace {
  load(): Promise<CliCommand>;
}

/** A command with all that it is made of. */
export const loadCommand = async ({ load, ...face }: ListedCommand): Promise<NamedCommand> => ({
  ...(await load()),
  ...face,
});

/** What came of a command. */
export interface Played<Document> {
  readonly document: Document;
  readonly exitCode: ExitCode;
}

/** Runs a command, and tells people what came of it. */
export const play = async <Options, Document extends CommandDocument>(
  command: CliCommand<Options, Document>,
  given: Given<Options>,
): Promise<Played<Document>> => {
  const document = await command.run(given);
  for (const line of command.render(document, given.options)) given.terminal.tell(line);
  return { document, exitCode: command.exitCode?.(document) ?? EXIT.done };
};

/** An option that must be given. */
export const required = (flags: string, summary: string): Option =>
  new Option(flags, summary).makeOptionMandatory();

/** The option that names a room of this machine. */
export const roomOption = new Option('--room <dir>', 'the room: a folder of this machine').default(
  USUAL_ROOM,
);

/** Options that name a room, here or on AWS. */
export const anyRoomOptions: readonly Option[] = [
  roomOption,
  new Option(
    '--stack <name>',
    'a room on AWS instead: its name, or a .json file of its outputs (cdk deploy --outputs-file)',
  ).conflicts('room'),
];

/** The option that says who speaks. */
export const partyOption = required('--party <id>', 'the party on whose behalf this is done');
