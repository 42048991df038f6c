import type { CliCommand, CommandDocument } from '#cli/command.ts';
import { shellWord } from '#cli/shell-word.ts';
import { type Beside, type Ran, runCommand } from '#console/run-command.ts';
import type { Visit } from '#console/visit.ts';

/** What came of a command, with the line that does the same in a shell. */
export type RanInRoom<Document extends CommandDocument = CommandDocument> = Ran<Document> & {
  readonly line: string;
};

/** Which command, as it is typed, and with what beside the room. */
export interface Typed<Options, Document extends CommandDocument> extends Beside {
  /** `releases show`. */
  readonly name: string;
  readonly command: CliCommand<Options, Document>;
  readonly options?: Partial<Options>;
}

/** Runs a command on the room of the console, by `runCommand`. */
export const runInRoom = async <Options, Document extends CommandDocument>(
  { room }: Pick<Visit, 'room'>,
  typed: Typed<Options, Document>,
): Promise<RanInRoom<Document>> => {
  const options: Partial<Options> = { ...room, ...typed.options } as object;
  const ran = await runCommand(typed.command, options, typed);
  return { ...ran, line: lineOf(typed, options) };
};

/** As somebody would type it; what cannot be typed as one word is left out. */
const lineOf = <Options, Document extends CommandDocument>(
  { name, command, args = [] }: Typed<Options, Document>,
  given: object,
): string => {
  const values: Readonly<Record<string, unknown>> = { ...given };
  const flags = command.options.flatMap((option) => {
    const value = values[option.attributeName()];
    if (value === true) return [`${option.long}`];
    // What may be given several times is a list.
    return [value]
      .flat()
      .filter((each) => typeof each === 'string' || typeof each === 'number')
      .flatMap((each) => [`${option.long}`, shellWord(String(each))]);
  });
  return ['airlock', name, ...args.map(shellWord), ...flags].join(' ');
};
