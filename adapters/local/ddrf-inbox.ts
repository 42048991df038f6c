import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { writeNewTexts } from '#adapters/local/new-file.ts';
import type { DeletionIdentifier } from '#core/ddrf/judge-identifier.ts';
import type { DeletionList, NamedRequest, RequestJournal } from '#core/ports/deletion-desk.ts';
import { sha256 } from '#core/sha256.ts';

/** The folders of what was taken, and of whom to forget. */
const TAKEN = 'taken';
const TO_FORGET = 'to-forget';

/** A request's name as a file's: what others call it is no name of a file of ours. */
const fileOf = ({ issuer, jti }: NamedRequest): string => sha256(`${issuer}\n${jti}`);

const isThere = async (path: string): Promise<boolean> =>
  (await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  })) !== undefined;

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

/** Writes a file that has its name once it is whole; one that is there stays as it is. */
const writeOnce = async (folder: string, name: string, text: string): Promise<void> => {
  await makeFolders(folder);
  const path = join(folder, name);
  if (!(await isThere(path))) await writeNewTexts(path, one(text));
};

/** What a party keeps of deletion requests on its own machine. */
export interface DdrfInbox {
  readonly journal: RequestJournal;
  readonly deletions: DeletionList;
}

/** Where the identifiers of a kind lie that are to be forgotten. */
export const waitingFolder = (folder: string, kind: DeletionIdentifier['kind']): string =>
  join(folder, TO_FORGET, kind);

/**
 * The folder of a party's deletion requests: a file for each that was taken, and one for each identifier to forget, by kind,
 * with one line that `airlock forget` reads. Both have the same name, so that a request which is taken again after a kill
 * writes nothing twice.
 */
export const openInbox = (folder: string): DdrfInbox => {
  const taken = join(folder, TAKEN);
  return {
    journal: {
      has: (request) => isThere(join(taken, fileOf(request))),
      add: (request) => writeOnce(taken, fileOf(request), ''),
    },
    deletions: {
      add: (request, { kind, digest }) =>
        writeOnce(waitingFolder(folder, kind), fileOf(request), `${digest}\n`),
    },
  };
};
