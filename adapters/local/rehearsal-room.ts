import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { dropSealing } from '#adapters/drop-sealing.ts';
import { type LocalRoom, localDeps } from '#adapters/local/deps.ts';
import { makeRoom } from '#adapters/local/make-room.ts';
import { isRoom } from '#adapters/local/room-marker.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { makeDropKey } from '#core/usecases/drops/drop-key.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Every party approves the agreement on the table: one machine plays all of them. */
export const letAllApprove = async (room: RoomPorts, { parties }: Agreement): Promise<void> => {
  for (const { id } of parties) await approveAgreement(room)(id);
};

/** Opens the room of a folder, or makes it there with this agreement. */
const openOrMake = async (folder: string, signed: AgreementWithDigest): Promise<LocalRoom> =>
  (await isRoom(folder)) ? localDeps(folder) : (await makeRoom(folder, signed)).room;

/** Makes a room that every party has agreed to, or opens it if it is there. Close it. */
export const openAgreedRoom = async (
  folder: string,
  signed: AgreementWithDigest,
): Promise<LocalRoom> => {
  const room = await openOrMake(folder, signed);
  await letAllApprove(room, signed.agreement);
  return room;
};

/** What seals drops to a room at hand, where its agreement has them sealed. */
export const sealingIn = async (
  room: Pick<RoomPorts, 'keyRing' | 'dropOpener'>,
  agreement: Agreement,
): Promise<DropSealing | undefined> =>
  areSealed(agreement) ? dropSealing(await makeDropKey(room, agreement)) : undefined;

/** Uploads a drop and has the room decide on it. */
export const deliverDrop = async (
  room: RoomPorts,
  party: string,
  drop: PreparedDrop,
): Promise<Acceptance> => acceptDrop(room)(await uploadDrop(room)(party, drop));

/** Opens the room of a folder, as the next process would, lends it, and closes it behind. */
export const inRoom = async <Result>(
  folder: string,
  use: (room: LocalRoom) => Promise<Result>,
): Promise<Result> => {
  const room = await localDeps(folder);
  try {
    return await use(room);
  } finally {
    await room.close();
  }
};

/** Copies what a room is, without what its processes were at: its ledger goes on there by itself. */
export const copyRoom = (folder: string, copy: string): void => {
  // The synchronous copy is native code and four times as fast for many small files.
  for (const part of ['airlock-room.json', 'keys', 'objects'])
    cpSync(join(folder, part), join(copy, part), {
      recursive: true,
      force: false,
      errorOnExist: true,
    });
};
