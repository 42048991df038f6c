import { findFiles } from '#adapters/local/records/find-files.ts';
import {
  openAllRecords,
  openStandardInput,
  type ReadOptions,
} from '#adapters/local/records/open-records.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

/** How standard input is named. */
export const STANDARD_INPUT = '-';

/** The files that the arguments of `prepare` name, or standard input. Throws AirlockError('usage'). */
export const filesOf = async (args: readonly string[]): Promise<readonly string[]> => {
  if (!args.includes(STANDARD_INPUT)) return findFiles(args);
  if (args.length === 1) return args;
  throw new AirlockError(
    'usage',
    'Standard input ("-") is prepared alone: name no file beside it.',
  );
};

/** Opens them as one. */
export const openFiles = (files: readonly string[], read: ReadOptions): Promise<RecordSource> => {
  if (files[0] !== STANDARD_INPUT) return openAllRecords(files, read);
  if (!process.stdin.isTTY) return openStandardInput(process.stdin, read);
  throw new AirlockError(
    'usage',
    'Standard input is the keyboard: give it a file ("prepare - < list.csv") or a pipe.',
  );
};
