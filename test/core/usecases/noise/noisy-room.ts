import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalRoom, localDeps } from '#adapters/local/deps.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { makeRoom as makeLocalRoom } from '#adapters/local/make-room.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { EventOf, LedgerEvent } from '#core/ledger/events.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { ATTRIBUTES } from './noisy-agreement.ts';

type PartyName = keyof typeof ATTRIBUTES;

const opened: LocalRoom[] = [];
const folders: string[] = [];

const temporary = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-noise-'));
  folders.push(folder);
  return folder;
};

/** Opens the ports of a room once more: as another process would, or after a crash. */
export const openPorts = async (folder: string): Promise<LocalRoom> => {
  const ports = await localDeps(folder);
  opened.push(ports);
  return ports;
};

/** Closes every port and removes every folder: `afterAll(removeRooms)`. */
export const removeRooms = async (): Promise<void> => {
  for (const ports of opened.splice(0)) await ports.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
};

/** Proposes an agreement, and both parties approve it. */
export const agree = async (ports: RoomPorts, signed: AgreementWithDigest): Promise<void> => {
  await proposeAgreement(ports)(signed);
  for (const { id } of signed.agreement.parties) await approveAgreement(ports)(id);
};

/** Row number `n` of a party's file. Every attribute has its second value for one row in four. */
const row = (party: PartyName, n: number): Record<string, string> => ({
  email: `person${n}@example.org`,
  phone: `+447400${String(n).padStart(6, '0')}`,
  ...Object.fromEntries(
    Object.entries(ATTRIBUTES[party]).map(([name, values]) => [name, values[n % 4 === 3 ? 1 : 0]]),
  ),
});

/** Prepares, uploads and publishes the people number `from` to `to` - 1 of a party. */
export const publishPeople = async (
  ports: RoomPorts,
  signed: AgreementWithDigest,
  people: { readonly party: PartyName; readonly from: number; readonly to: number },
): Promise<void> => {
  const { party, from, to } = people;
  const folder = await temporary();
  const file = join(folder, 'list.ndjson');
  const rows = Array.from({ length: to - from }, (_, n) => row(party, from + n));
  await writeFile(file, rows.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const source = await openRecords(file, { encoding: 'utf-8', delimiter: undefined });
  const names = Object.keys(ATTRIBUTES[party]);
  const out = join(folder, 'drop');
  const openDrop = (columns: readonly string[]) => DropFolder.open(out, columns);
  const plain = (column: string) => ({ column, hashed: false });
  const prepared = await prepareDrop({ source, openDrop, clock: ports.clock })({
    signed,
    party,
    dataset: Object.keys(signed.agreement.datasets[party] ?? {})[0] ?? '',
    mapping: {
      identifiers: { email: plain('email'), phone: plain('phone') },
      attributes: Object.fromEntries(names.map((name) => [name, name])),
    },
    attestation: 'everybody agreed',
  });
  if (prepared.outcome !== 'prepared') throw new Error('the drop could not be prepared');
  const pathOf = (name: string): string => join(out, name);
  const arrived = await uploadDrop(ports)(party, { manifest: prepared.manifest, pathOf });
  const accepted = await acceptDrop(ports)(arrived);
  if (accepted.outcome !== 'published') throw new Error(`the drop was refused: ${accepted.reason}`);
};

/** A room with 400 people of the brand and 500 of the publisher, 300 of them shared. */
export const makeRoom = async (signed: AgreementWithDigest): Promise<string> => {
  const folder = join(await temporary(), 'room');
  const { room: ports } = await makeLocalRoom(folder, signed);
  opened.push(ports);
  await agree(ports, signed);
  await publishPeople(ports, signed, { party: 'brand', from: 0, to: 400 });
  await publishPeople(ports, signed, { party: 'publisher', from: 100, to: 600 });
  return folder;
};

/** A copy of a room, so that a test may spend its budget. */
export const copyOf = async (folder: string): Promise<string> => {
  const copy = join(await temporary(), 'room');
  await cp(folder, copy, { recursive: true });
  return copy;
};

/** The same ports at another time, for what they decide and for what the ledger notes. */
export const atTime = (ports: LocalRoom, now: () => Date): LocalRoom => {
  const clock = { now };
  const { objects, keyRing } = ports;
  return { ...ports, clock, ledger: new ObjectLedger({ objects, keyRing, clock }) };
};

/** Events of one type in a room's ledger, read afresh with every seal checked. */
export const eventsOf = async <Type extends LedgerEvent['type']>(
  folder: string,
  type: Type,
): Promise<readonly EventOf<Type>[]> => {
  const entries = await (await openPorts(folder)).ledger.entries();
  return entries
    .map(({ event }) => event)
    .filter((event): event is EventOf<Type> => event.type === type);
};
