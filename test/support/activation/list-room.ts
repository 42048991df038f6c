import { DAY_MS } from '#core/day.ts';
import type { ListDocument } from '#core/documents/list-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { arriveCrafted, type CraftedDrop } from '#proof/rehearsal/drop.ts';
import {
  BRAND,
  brandDrop,
  LIST_SIZE,
  labelsIn,
  listSections,
  PUBLISHER,
  publisherDrop,
} from '#proof/rehearsal/list-people.ts';
import { approveAll, ask, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';

const bring = async (room: TestRoom, drop: CraftedDrop): Promise<string> => {
  const done = await acceptDrop(room.ports)(await arriveCrafted(room, drop));
  if (done.outcome === 'refused') throw new Error(done.reason);
  return done.version;
};

/** The brand delivers these people. */
export const bringBrand = (room: TestRoom, people: readonly number[]): Promise<string> =>
  bring(room, brandDrop(people));

/** The publisher delivers these people, each with a label of that edition. */
export const bringPublisher = (
  room: TestRoom,
  people: readonly number[],
  edition = '',
): Promise<string> => bring(room, publisherDrop(people, edition));

/** Asks for the size of the list, as the refusal of one without says; by other attributes for another segment. */
export const askSize = async (room: TestRoom, by = LIST_SIZE.by): Promise<void> => {
  const answer = await ask(room, 'brand', { ...LIST_SIZE, by });
  if (answer.outcome !== 'released') throw new Error(answer.reason);
};

/** A room with both lists, in which lists may be made once their size is asked for. */
export const openListRoom = (activation: object = {}, privacy: object = {}): Promise<TestRoom> =>
  openListRoomOf(listSections(activation, privacy));

/** The same, by an agreement of these sections. */
export const openListRoomOf = async (sections: Record<string, unknown>): Promise<TestRoom> => {
  const agreement = testAgreement(sections);
  const room = await openTestRoom({ agreement });
  await approveAll(room);
  await bringBrand(room, BRAND);
  await bringPublisher(room, PUBLISHER);
  return room;
};

/** The brand has the list made. */
export const make = (
  room: Pick<TestRoom, 'ports'>,
  { party = 'brand', dryRun = false, activation = 'reach_gold' } = {},
): Promise<ListDocument | RefusalDocument> => makeList(room.ports)({ party, activation, dryRun });

/** The labels on the newest list, as the publisher takes it. */
export const takenLabels = async (room: TestRoom): Promise<ReadonlySet<string>> =>
  labelsIn((await takeList(room.ports)('publisher', 'reach_gold')).labels);

/** The kinds of all entries. */
export const eventsOf = async ({ ports }: TestRoom): Promise<string[]> =>
  (await ports.ledger.entries()).map(({ event }) => event.type);

/** Those about lists. */
export const listEvents = async (room: TestRoom): Promise<string[]> =>
  (await eventsOf(room)).filter((type) => type.startsWith('list-'));

/** The ports of a room so many days later. */
export const later = (room: TestRoom, days: number) => ({
  ...room.ports,
  clock: { now: () => new Date(Date.now() + days * DAY_MS) },
});

/** Both parties approve another agreement of these sections, or the one that the room began with again. */
export const agreeOn = async (
  room: TestRoom,
  sections?: Record<string, unknown>,
): Promise<void> => {
  const signed = sections === undefined ? room.signed : testAgreement(sections);
  await proposeAgreement(room.ports)(signed, 'brand');
  await approveAll({ ...room, signed });
};

/** The name of the first list. */
export const listName = async (room: TestRoom): Promise<string> =>
  [...(await room.ports.ledger.state()).lists.keys()][0] ?? '';
