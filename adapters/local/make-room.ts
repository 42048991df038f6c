import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalRoom, openRoom, receiptsOf } from '#adapters/local/deps.ts';
import { beginRoom, finishRoom } from '#adapters/local/room-marker.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';

/** A room that was made, or was there already, with what was appended to its ledger just now. */
export interface MadeRoom {
  readonly room: LocalRoom;
  readonly proposed: LedgerEntry | undefined;
}

/**
 * Makes a room in a folder that is new or empty, and proposes the agreement; a folder that is a room already
 * must have the same. A killed run leaves what the next run goes on with. Close the room.
 */
export const makeRoom = async (folder: string, signed: AgreementWithDigest): Promise<MadeRoom> => {
  const marker = await beginRoom(folder, () => hasLedger(folder));
  const room = await openRoom(folder, { marker, access: 'write' });
  try {
    if (marker.begins) await refuseOther(room, signed);
    const proposed = await proposeAgreement(room)(signed);
    const first = await room.objects.get(ledgerKey(1));
    if (!first) throw new AirlockError('room', 'The ledger does not hold the entry it just took.');
    const begins = { sequence: 1, checksum: sha256(first) } as const;
    await finishRoom(folder, begins);
    return { room: { ...room, receipts: receiptsOf(folder, { begins }) }, proposed };
  } catch (fault) {
    await room.close();
    throw fault;
  }
};

/** To make a room is no way to change its agreement: nobody would be named as who did it. */
const refuseOther = async (
  { ledger }: LocalRoom,
  { digest }: AgreementWithDigest,
): Promise<void> => {
  const { agreement } = await ledger.state();
  if (agreement === undefined || agreement === digest) return;
  throw refusal(
    'other-agreement',
    'This room has another agreement on the table: make another room for this one, or let a party propose it with "approve --agreement".',
  );
};

const hasLedger = (folder: string): Promise<boolean> =>
  readdir(join(folder, 'objects', LEDGER_PREFIX)).then(
    (names) => names.length > 0,
    () => false,
  );
