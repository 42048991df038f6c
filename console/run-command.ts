import type { CliCommand, CommandDocument } from '#cli/command.ts';
import { faultOf, type ToldFault } from '#cli/fault-of.ts';
import { Terminal } from '#cli/terminal.ts';
import { AirlockError } from '#core/errors.ts';

/** What came of a command: its document, or what may be told of why there is none. */
export type Ran<Document extends CommandDocument = CommandDocument> =
  | { readonly document: Document; readonly fault?: never }
  | { readonly fault: ToldFault; readonly document?: never };

/** How a command is run beside its options. */
export interface Beside {
  readonly args?: readonly string[];
  /** What the argument `-` reads. It is shown nowhere. */
  readonly input?: string;
  /** Gets each line of trouble or progress. */
  readonly onNote?: (line: string) => void;
  /** Gets how far it is, in a line that replaces the one before. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Runs a command as `airlock … --json` does, in this process: with its own defaults, nobody to ask, and
 * nothing printed. A fault is a value with a sentence that is safe to show; an error that nobody foresaw
 * gives its class alone.
 */
export const runCommand = async <Options, Document extends CommandDocument>(
  command: CliCommand<Options, Document>,
  options: Partial<Options>,
  { args = [], input, onNote = () => {}, onProgress = () => {} }: Beside = {},
): Promise<Ran<Document>> => {
  const err = { write: (text: string) => onNote(text.trimEnd()) };
  const terminal = new Terminal({ out: { write: () => {} }, err, watch: onProgress }, true);
  try {
    const given = { terminal, options: filled(command, options), args };
    const document = await command.run({ ...given, ...(input !== undefined && { input }) });
    return { document };
  } catch (error) {
    return { fault: faultOf(error) };
  }
};

/** The options with the defaults of the command line. One that must be given and is not: AirlockError('usage'). */
const filled = <Options>(
  { options }: Pick<CliCommand<Options>, 'options'>,
  given: Partial<Options>,
): Options => {
  const all: Record<string, unknown> = {};
  for (const option of options)
    if (option.defaultValue !== undefined) all[option.attributeName()] = option.defaultValue;
  for (const [name, value] of Object.entries(given)) if (value !== undefined) all[name] = value;
  const missing = options.find(
    (option) => option.mandatory && all[option.attributeName()] === undefined,
  );
  if (missing)
    throw new AirlockError('usage', `The option ${missing.long} is missing: choose a value.`);
  return all as Options;
};
