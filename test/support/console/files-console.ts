import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';

/** A console with a folder of files beside its room, and another one that only reads both. */
export interface FilesConsole {
  readonly files: string;
  readonly console: OpenConsole;
  readonly auditor: OpenConsole;
  /** Closes the room and removes the folder. */
  readonly close: () => Promise<void>;
}

/** Opens both on a room with both lists and an answer. */
export const openFilesConsole = async (): Promise<FilesConsole> => {
  const files = await mkdtemp(join(tmpdir(), 'airlock-files-'));
  const { folder } = await openFilledRoom();
  const console = await openConsole(folder, { files });
  const auditor = await openConsole(folder, { files, isAuditor: true });
  const close = async (): Promise<void> => {
    await closeTestRooms();
    await rm(files, { recursive: true, force: true });
  };
  return { files, console, auditor, close };
};
