import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { writeNewSecret } from '#adapters/local/new-file.ts';
import type { DeletionIdentifier } from '#core/ddrf/judge-identifier.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { DeletionList } from '#core/ports/deletion-desk.ts';

/** The folder of lists of whom to forget. */
const TO_FORGET = 'to-forget';

/** The list of those whose requests came on a day, such as 2026-11-27. */
export const listOfDay = (folder: string, day: string): string =>
  join(folder, TO_FORGET, `${day}.csv`);

/** A row of a list: a column for each kind there is, whichever the agreement has by then. */
const rowOf = (cell: (kind: IdentifierKind) => string): string =>
  IDENTIFIER_KINDS.map(cell).join(',');

/** Begins a list, unless another process did: it has its name once its header is there. */
const begin = async (path: string): Promise<void> => {
  await writeNewSecret(
    path,
    rowOf((kind) => kind),
  ).catch((fault: unknown) => {
    if (!(fault instanceof AirlockError)) throw fault;
  });
};

/** Behind whatever is there, and nothing new. */
const TO_ITS_END = constants.O_WRONLY | constants.O_APPEND;

/**
 * Lists of digests as `airlock forget` takes them: a file a day, for its owner alone. A row begins with the end of the
 * one before, so that what a killed process left half is a line of its own, which is set aside, and spoils no other.
 */
export const openDeletionList = (folder: string): DeletionList => ({
  add: async (identifier: DeletionIdentifier, received: string) => {
    await makeFolders(join(folder, TO_FORGET));
    const path = listOfDay(folder, received);
    await begin(path);
    const file = await open(path, TO_ITS_END);
    try {
      await file.appendFile(
        `\n${rowOf((kind) => (kind === identifier.kind ? identifier.digest : ''))}`,
      );
      await file.sync();
    } finally {
      await file.close();
    }
  },
});
