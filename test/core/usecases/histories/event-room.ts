import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { EventMapping } from '#core/drops/event-mapping.ts';
import { Mapping } from '#core/drops/mapping.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { prepareEvents } from '#core/usecases/drops/prepare-events.ts';
import { approveAll, openTestRoom, type RoomAtHand, type TestRoom } from '#proof/rehearsal/room.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import {
  EVENT_LISTS,
  EVENT_TERMS,
  EVERYBODY,
  type EventList,
  MAPPINGS,
  PARTY_OF,
  ROWS,
  type Somebody,
} from '#test/support/histories/event-people.ts';

/** Prepares what a list has of these people, as its party would on its own machine. */
export const prepareList = async (
  { ports, folder, signed, openDrop: open = DropFolder.open }: RoomAtHand,
  dataset: EventList,
  people: readonly Somebody[],
): Promise<PreparedDrop> => {
  const party = PARTY_OF[dataset];
  const place = await mkdtemp(join(folder, 'party-'));
  const [file, out] = [join(place, 'list.ndjson'), join(place, 'drop')];
  await writeFile(
    file,
    ROWS[dataset](people)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  const source = await openRecords(file, { encoding: 'utf-8', delimiter: undefined });
  const openDrop = (columns: readonly string[]) => open(out, columns);
  const request = { signed, party, dataset, attestation: 'everybody agreed' };
  const isEvents = dataset === 'purchases' || dataset === 'contacts';
  const preparation = isEvents
    ? await prepareEvents({ ...ports, source, openDrop })({
        ...request,
        mapping: EventMapping.parse(MAPPINGS[dataset]),
      })
    : await prepareDrop({ ...ports, source, openDrop })({
        ...request,
        mapping: Mapping.parse(MAPPINGS[dataset]),
      });
  const manifest = preparation.outcome === 'prepared' ? preparation.manifest : undefined;
  return { manifest, pathOf: (name) => join(out, name) };
};

/** Delivers what a list has of these people. */
export const deliverList = async (
  room: TestRoom,
  dataset: EventList,
  people: readonly Somebody[],
): Promise<Acceptance> =>
  deliverDrop(room.ports, PARTY_OF[dataset], await prepareList(room, dataset, people));

/** A room in which both parties delivered their people and their events. */
export const openEventRoom = async (
  changes: Readonly<Record<string, unknown>>,
): Promise<TestRoom> => {
  const text = eventAgreementText({ ...EVENT_TERMS, ...changes });
  const room = await openTestRoom({ agreement: parseAgreement(text, 'agreement.yaml') });
  await approveAll(room);
  for (const list of EVENT_LISTS) await deliverList(room, list, EVERYBODY);
  return room;
};
