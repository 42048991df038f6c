import { rm } from 'node:fs/promises';
import { localDeps } from '#adapters/local/deps.ts';
import { PartFiles } from '#adapters/local/part-files.ts';
import { copyRoom, openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { WrittenPart } from '#core/ports/drop-writer.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Rows of a part as columns of equal length, by name. */
export type PartColumns = Readonly<Record<string, readonly (string | null)[]>>;

/** A room that somebody is in, until it is closed. */
interface OpenRoom extends RoomPorts {
  close(): Promise<void>;
}

/** Where rooms are made, entered and copied, each called by its folder, and how a party writes a part. */
export interface Ground {
  writePart(folder: string, file: string, columns: PartColumns): Promise<WrittenPart>;
  /** Makes a room that every party has agreed to. */
  make(folder: string, signed: AgreementWithDigest): Promise<OpenRoom>;
  open(folder: string): Promise<OpenRoom>;
  /** Makes a room of its own that begins as another one is. */
  copy(folder: string, copy: string): void;
  remove(folder: string): Promise<void>;
}

/** Live rooms in folders of this machine. */
export const FOLDERS: Ground = {
  writePart: async (folder, file, columns) => {
    const written = new PartFiles(folder, Object.keys(columns), [file].values());
    await written.append(Object.values(columns));
    const [part] = await written.finish();
    if (!part) throw new Error('a list of the red team is empty');
    return part;
  },
  make: openAgreedRoom,
  open: localDeps,
  copy: copyRoom,
  remove: (folder) => rm(folder, { recursive: true, force: true }),
};
