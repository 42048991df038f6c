import { type LocalRoom, localDeps } from '#adapters/local/deps.ts';
import { letAllApprove } from '#adapters/local/rehearsal-room.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { EventOf, LedgerEvent } from '#core/ledger/events.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type RoomAtHand,
} from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { ATTRIBUTES } from './noisy-agreement.ts';

type PartyName = keyof typeof ATTRIBUTES;

const opened: LocalRoom[] = [];

/** Opens the ports of a room once more: as another process would, or after a crash. */
export const openPorts = async (folder: string): Promise<LocalRoom> => {
  const ports = await localDeps(folder);
  opened.push(ports);
  return ports;
};

/** Closes every port and removes every folder: `afterAll(removeRooms)`. */
export const removeRooms = async (): Promise<void> => {
  for (const ports of opened.splice(0)) await ports.close();
  await closeTestRooms();
  await removeTempFolders();
};

/** Proposes an agreement, and both parties approve it. */
export const agree = async (ports: RoomPorts, signed: AgreementWithDigest): Promise<void> => {
  await proposeAgreement(ports)(signed, 'brand');
  await letAllApprove(ports, signed.agreement);
};

/** Row number `n` of a party's file. Every attribute has its second value for one row in four. */
const row = (party: PartyName, n: number): Record<string, string> => ({
  email: `person${n}@example.org`,
  phone: `+447400${String(n).padStart(6, '0')}`,
  ...Object.fromEntries(
    Object.entries(ATTRIBUTES[party]).map(([name, values]) => [name, values[n % 4 === 3 ? 1 : 0]]),
  ),
});

/** Publishes the people number `from` to `to` - 1 of a party. */
export const publishPeople = async (
  room: RoomAtHand,
  { party, from, to }: { readonly party: PartyName; readonly from: number; readonly to: number },
): Promise<void> => {
  const rows = Array.from({ length: to - from }, (_, n) => row(party, from + n));
  const accepted = await deliver(room, party, rows);
  if (accepted.outcome !== 'published') throw new Error(`the drop was refused: ${accepted.reason}`);
};

/** 400 people of the brand and 500 of the publisher, 300 of them shared. */
const fill = async (room: RoomAtHand): Promise<void> => {
  await approveAll(room);
  await publishPeople(room, { party: 'brand', from: 0, to: 400 });
  await publishPeople(room, { party: 'publisher', from: 100, to: 600 });
};

/** A room with lists of both parties, in memory. */
export const makeMemoryRoom = async (agreement: AgreementWithDigest): Promise<MemoryRoom> => {
  const room = await openMemoryRoom({ agreement });
  await fill(room);
  return room;
};

/** The same in a folder, for what several processes do with it. */
export const makeRoom = async (agreement: AgreementWithDigest): Promise<string> => {
  const room = await openTestRoom({ agreement });
  await fill(room);
  return room.folder;
};

/** The same ports at another time, for what they decide and for what the ledger notes. */
export const atTime = (ports: RoomPorts, now: () => Date): RoomPorts => {
  const clock = { now };
  const { objects, keyRing } = ports;
  return { ...ports, clock, ledger: new ObjectLedger({ objects, keyRing, clock }) };
};

/** Events of one type in a room's ledger, read afresh with every seal checked. */
export const eventsOf = async <Type extends LedgerEvent['type']>(
  { objects, keyRing, clock }: RoomPorts,
  type: Type,
): Promise<readonly EventOf<Type>[]> => {
  const entries = await new ObjectLedger({ objects, keyRing, clock }).entries();
  return entries
    .map(({ event }) => event)
    .filter((event): event is EventOf<Type> => event.type === type);
};
