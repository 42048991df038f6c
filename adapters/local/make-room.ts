import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalRoom, openRoom, receiptsOf } from '#adapters/local/deps.ts';
import { beginRoom, finishRoom } from '#adapters/local/room-marker.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { checkFit } from '#core/agreement/fitness.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { hasAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';

/** A room that was made, with what was appended to its ledger just now. */
export interface MadeRoom {
  readonly room: LocalRoom;
  readonly proposed: LedgerEntry | undefined;
}

/**
 * Makes a room in a folder that is new or empty, and proposes the agreement, for a party if one is named. A
 * killed run leaves what the next run goes on with; a room that was made to its end is refused. Close the room.
 */
export const makeRoom = async (
  folder: string,
  signed: AgreementWithDigest,
  party?: string,
): Promise<MadeRoom> => {
  // Asked first: an agreement that is refused leaves no folder behind.
  checkFit(signed.agreement);
  const marker = await beginRoom(folder, () => hasLedger(folder));
  const room = await openRoom(folder, { marker, access: 'write' });
  try {
    if (marker.begins) await refuseRoom(room);
    const proposed = await proposeAgreement(room)(signed, party);
    const first = await room.objects.get(ledgerKey(1));
    if (!first) throw new AirlockError('room', 'The ledger does not hold the entry it just took.');
    const begins = { sequence: 1, checksum: sha256(first) } as const;
    if (areSealed(signed.agreement)) await room.dropOpener.publicKey();
    await finishRoom(folder, begins);
    return { room: { ...room, receipts: receiptsOf(folder, { begins }) }, proposed };
  } catch (fault) {
    await room.close();
    throw fault;
  }
};

/** A room that is there is refused; one that is damaged, or was put back, is told so first. */
const refuseRoom = async ({ ledger }: LocalRoom): Promise<never> => {
  await ledger.state();
  throw hasAgreement();
};

const hasLedger = (folder: string): Promise<boolean> =>
  readdir(join(folder, 'objects', LEDGER_PREFIX)).then(
    (names) => names.length > 0,
    () => false,
  );
