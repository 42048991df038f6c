import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { makeRoom } from '#adapters/local/make-room.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { deliverDrop, letAllApprove, sealingIn } from '#adapters/local/rehearsal-room.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import type { DropWriter, SealFile } from '#core/ports/drop-writer.ts';
import type { Preparation } from '#core/usecases/drops/conclude-drop.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';

/** Opens the place of a drop on a party's machine, as `DropFolder.open` does. */
type OpenDrop = (
  folder: string,
  columns: readonly string[],
  seal?: SealFile,
) => Promise<DropWriter>;

/** A room in a folder of its own. Close it, or call `closeTestRooms` after each test. */
export interface TestRoom<Ports extends RoomPorts = LocalRoom> {
  readonly folder: string;
  readonly ports: Ports;
  readonly signed: AgreementWithDigest;
  /** How its parties write their drops; as `prepare` does if left out. */
  readonly openDrop?: OpenDrop;
  close(): Promise<void>;
}

/** What a room is to those who act in it. */
export type RoomAtHand = Omit<TestRoom<RoomPorts>, 'close'>;

/** What is another than usual of a room. */
export interface RoomOptions {
  /** Replaces the test agreement (k 50, at least 100 people a dataset; brand and publisher). */
  readonly agreement?: AgreementWithDigest;
  /** The party that proposes it; nobody if left out. */
  readonly by?: string;
  /** The folder that the room's own lies in. */
  readonly under?: string;
}

/** What a room is made of, and what to call when done with it. */
type MakePorts<Ports extends RoomPorts> = (
  folder: string,
  signed: AgreementWithDigest,
) => Promise<Pick<TestRoom<Ports>, 'ports' | 'openDrop' | 'close'>>;

const opened = new Set<{ close(): Promise<void> }>();

/** Makes a room of such ports and proposes the agreement; nobody has approved it yet. */
export const openRoomOf = async <Ports extends RoomPorts>(
  make: MakePorts<Ports>,
  { agreement: signed = testAgreement(), under = tmpdir() }: RoomOptions,
): Promise<TestRoom<Ports>> => {
  const folder = await mkdtemp(join(under, 'airlock-room-'));
  const made = await make(folder, signed);
  const room: TestRoom<Ports> = {
    ...made,
    folder,
    signed,
    close: async () => {
      opened.delete(room);
      await made.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  opened.add(room);
  return room;
};

/** Makes a real local room with its keys: folders and DuckDB. */
export const openTestRoom = (options: RoomOptions = {}): Promise<TestRoom> =>
  openRoomOf(async (folder, signed) => {
    const { room: ports } = await makeRoom(folder, signed, options.by);
    return { ports, close: () => ports.close() };
  }, options);

/** Removes every room that is still open: `afterEach(closeTestRooms)`. */
export const closeTestRooms = async (): Promise<void> => {
  for (const room of [...opened]) await room.close();
};

/** Both parties approve the agreement on the table. */
export const approveAll = ({ ports, signed }: RoomAtHand): Promise<void> =>
  letAllApprove(ports, signed.agreement);

/** The first dataset that a party declares. */
export const datasetOf = ({ signed }: Pick<RoomAtHand, 'signed'>, party: string): string =>
  Object.keys(signed.agreement.datasets[party] ?? {})[0] ?? '';

/** A drop on the party's machine, with what `prepare` said of it. */
export interface TestDrop extends PreparedDrop {
  readonly folder: string;
  readonly preparation: Preparation;
}

const mappingOf = (
  room: Pick<RoomAtHand, 'signed'>,
  party: string,
  rows: readonly TestRow[],
): Mapping => {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  const kinds = room.signed.agreement.identifiers.kinds.filter((kind) => columns.has(kind));
  const attributes = attributesOf(room.signed.agreement, party, datasetOf(room, party));
  return {
    identifiers: Object.fromEntries(kinds.map((kind) => [kind, { column: kind, hashed: false }])),
    attributes: Object.fromEntries(Object.keys(attributes).map((name) => [name, name])),
  };
};

/** Prepares rows as the party would, from a file of plain identifiers. */
export const prepareRows = (
  room: RoomAtHand,
  party: string,
  rows: readonly TestRow[],
): Promise<TestDrop> =>
  prepareWith(room, rows, {
    signed: room.signed,
    party,
    dataset: datasetOf(room, party),
    mapping: mappingOf(room, party, rows),
    attestation: 'everybody agreed',
  });

/** Prepares rows as a file of them would be, by the terms given. */
export const prepareWith = async (
  room: RoomAtHand,
  rows: readonly TestRow[],
  terms: Parameters<ReturnType<typeof prepareDrop>>[0],
): Promise<TestDrop> => {
  const folder = await mkdtemp(join(room.folder, 'party-'));
  const file = join(folder, 'list.ndjson');
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const out = join(folder, 'drop');
  const source = await openRecords(file, { encoding: 'utf-8', delimiter: undefined });
  const open = room.openDrop ?? DropFolder.open;
  const openDrop = (columns: readonly string[], seal?: SealFile) => open(out, columns, seal);
  const sealing = await sealingIn(room.ports, terms.signed.agreement);
  const preparation = await prepareDrop({ ...room.ports, source, openDrop, sealing })(terms);
  const manifest = preparation.outcome === 'prepared' ? preparation.manifest : undefined;
  return { folder: out, preparation, manifest, pathOf: (name) => join(out, name) };
};

/** Prepares and uploads rows; the drop waits to be accepted. */
export const arrive = async (
  room: RoomAtHand,
  party: string,
  rows: readonly TestRow[],
): Promise<ArrivedDrop> => uploadDrop(room.ports)(party, await prepareRows(room, party, rows));

/** Prepares, uploads and accepts rows. */
export const deliver = async (
  room: RoomAtHand,
  party: string,
  rows: readonly TestRow[],
): Promise<Acceptance> => deliverDrop(room.ports, party, await prepareRows(room, party, rows));

/** Asks a question on behalf of a party. */
export const ask = (room: RoomAtHand, party: string, question: QuestionRequest): Promise<Answer> =>
  answerQuestion(room.ports)(party, question);

/** Approves, and delivers 300 people of the brand and 400 of the publisher, 200 of them shared. */
export const fillRoom = async (room: RoomAtHand): Promise<void> => {
  await approveAll(room);
  await deliver(room, 'brand', brandRows(0, 300));
  await deliver(room, 'publisher', publisherRows(100, 400));
};
