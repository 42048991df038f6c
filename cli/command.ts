import { Command, Option } from 'commander';
import type { ExitCode } from '#cli/exit-codes.ts';
import { type Streams, Terminal } from '#cli/terminal.ts';

/** Adds a command to the program. */
export type Register = (
  program: Command,
  streams: Streams,
  report: (code: ExitCode) => void,
) => void;

/** A command with the options that all share; `act` answers the exit code. */
export const defineCommand = <Options extends object>(
  program: Command,
  definition: {
    readonly name: string;
    readonly summary: string;
    readonly configure?: (command: Command) => Command;
    readonly act: (run: {
      readonly terminal: Terminal;
      readonly options: Options;
      readonly args: readonly string[];
    }) => Promise<ExitCode>;
    readonly streams: Streams;
    readonly report: (code: ExitCode) => void;
  },
): void => {
  const { name, summary, configure, act, streams, report } = definition;
  const command = (configure ?? ((each) => each))(new Command(name).description(summary));
  command
    .option('--json', 'print one JSON document, for programs')
    .option('--debug', 'show what went wrong inside, for the maintainers')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => streams.out.write(text) })
    .action(async () => {
      const options = command.opts<Options & { json?: boolean }>();
      const terminal = new Terminal(streams, options.json ?? false);
      report(await act({ terminal, options, args: command.args }));
    });
  program.addCommand(command);
};

/** The option that names a room of this machine. */
export const roomOption = (command: Command): Command =>
  command.option('--room <dir>', 'the room: a folder of this machine', './room');

/** Options that name a room, here or on AWS. */
export const anyRoomOption = (command: Command): Command =>
  roomOption(command).addOption(
    new Option(
      '--stack <name>',
      'a room on AWS instead: its name, or a .json file of its outputs (cdk deploy --outputs-file)',
    ).conflicts('room'),
  );

/** The option that says who speaks. */
export const partyOption = (command: Command): Command =>
  command.requiredOption('--party <id>', 'the party on whose behalf this is done');
