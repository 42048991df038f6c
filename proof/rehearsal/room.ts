import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { makeRoom } from '#adapters/local/make-room.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { deliverDrop, letAllApprove } from '#adapters/local/rehearsal-room.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { type Preparation, prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';

/** A real local room in a folder of its own. Close it, or call `closeTestRooms` after each test. */
export interface TestRoom {
  readonly folder: string;
  readonly ports: LocalRoom;
  readonly signed: AgreementWithDigest;
  close(): Promise<void>;
}

const opened = new Set<TestRoom>();

/**
 * Makes a room with its keys and proposes the agreement, for the party `by` if one is named; nobody has
 * approved it yet. `agreement` replaces the test agreement (k 50, at least 100 people a dataset; brand and
 * publisher); `under` is the folder that the room's own lies in.
 */
export const openTestRoom = async (
  options: {
    readonly agreement?: AgreementWithDigest;
    readonly by?: string;
    readonly under?: string;
  } = {},
): Promise<TestRoom> => {
  const folder = await mkdtemp(join(options.under ?? tmpdir(), 'airlock-room-'));
  const signed = options.agreement ?? testAgreement();
  const { room: ports } = await makeRoom(folder, signed, options.by);
  const room: TestRoom = {
    folder,
    ports,
    signed,
    close: async () => {
      opened.delete(room);
      await ports.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  opened.add(room);
  return room;
};

/** Removes every room that is still open: `afterEach(closeTestRooms)`. */
export const closeTestRooms = async (): Promise<void> => {
  for (const room of [...opened]) await room.close();
};

/** Both parties approve the agreement on the table. */
export const approveAll = ({ ports, signed }: Omit<TestRoom, 'close'>): Promise<void> =>
  letAllApprove(ports, signed.agreement);

/** The first dataset that a party declares. */
export const datasetOf = ({ signed }: Pick<TestRoom, 'signed'>, party: string): string =>
  Object.keys(signed.agreement.datasets[party] ?? {})[0] ?? '';

/** A drop on the party's machine, with what `prepare` said of it. */
export interface TestDrop extends PreparedDrop {
  readonly folder: string;
  readonly preparation: Preparation;
}

const mappingOf = (
  room: Pick<TestRoom, 'signed'>,
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
export const prepareRows = async (
  room: Omit<TestRoom, 'close'>,
  party: string,
  rows: readonly TestRow[],
): Promise<TestDrop> => {
  const folder = await mkdtemp(join(room.folder, 'party-'));
  const file = join(folder, 'list.ndjson');
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const mapping = mappingOf(room, party, rows);
  const dataset = datasetOf(room, party);
  const out = join(folder, 'drop');
  const source = await openRecords(file, { encoding: 'utf-8', delimiter: undefined });
  const openDrop = (columns: readonly string[]) => DropFolder.open(out, columns);
  const preparation = await prepareDrop({ source, openDrop, clock: room.ports.clock })({
    signed: room.signed,
    party,
    dataset,
    mapping,
    attestation: 'everybody agreed',
  });
  const manifest = preparation.outcome === 'prepared' ? preparation.manifest : undefined;
  return { folder: out, preparation, manifest, pathOf: (name) => join(out, name) };
};

/** Prepares and uploads rows; the drop waits to be accepted. */
export const arrive = async (
  room: TestRoom,
  party: string,
  rows: readonly TestRow[],
): Promise<ArrivedDrop> => uploadDrop(room.ports)(party, await prepareRows(room, party, rows));

/** Prepares, uploads and accepts rows. */
export const deliver = async (
  room: Omit<TestRoom, 'close'>,
  party: string,
  rows: readonly TestRow[],
): Promise<Acceptance> => deliverDrop(room.ports, party, await prepareRows(room, party, rows));

/** Asks a question on behalf of a party. */
export const ask = (room: TestRoom, party: string, question: QuestionRequest): Promise<Answer> =>
  answerQuestion(room.ports)(party, question);

/** Approves, and delivers 300 people of the brand and 400 of the publisher, 200 of them shared. */
export const fillRoom = async (room: TestRoom): Promise<void> => {
  await approveAll(room);
  await deliver(room, 'brand', brandRows(0, 300));
  await deliver(room, 'publisher', publisherRows(100, 400));
};
