import { DAY_MS } from '#core/day.ts';
import type { ListDocument } from '#core/documents/list-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { labelOf } from '#core/tokens/label-key.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { arriveCrafted, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { approveAll, ask, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';

/** The activation of the tests. */
export const REACH_GOLD = {
  ...{ from: 'customers', to: 'audience', use: 'include' },
  purpose: 'Show the spring offer to customers of the tests.',
  segment: { tier: ['gold'] },
  consent: { attribute: 'listing', value: 'granted' },
  ...{ on: ['email', 'phone'], minimumPeople: 1000, listEpsilon: 2 },
  ...{ listsPerPeriod: 2, listsForLife: 3, expiresAfterDays: 30 },
};

/** Sections of an agreement of format 2 with that activation. */
export const listSections = (
  activation: object = {},
  privacy: object = {},
): Record<string, unknown> => ({
  airlock: 2,
  datasets: {
    brand: {
      customers: { attributes: { tier: ['gold', 'silver'], listing: ['granted', 'refused'] } },
    },
    publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
  },
  analyses: { brand: ['overlap', 'segments'], publisher: ['overlap'] },
  privacy: {
    ...{ noise: 'gaussian', k: 50, minimumDataset: 100, epsilon: 1, maxRejectShare: 0.05 },
    ...{ epsilonBudget: 20, budgetPeriodDays: 30, lifetimeEpsilon: 40, ...privacy },
  },
  retention: { dropsDays: 7, tokensDays: 90, releasesDays: 365 },
  activations: { reach_gold: { ...REACH_GOLD, ...activation } },
});

/** What a drop holds in the place of a label of the publisher's person, in an edition of its file. */
const drawnLabel = (n: number, edition = ''): string => digestOf(`label ${n} ${edition}`);

/** The label of that person, as a list tells it. */
export const labelOfPerson = (n: number, edition = ''): string =>
  labelOf(drawnLabel(n, edition) as Digest);

const email = (n: number): string => digestOf(`person${n}@example.org`);

/** A person of the brand: gold in two of three, granted but for each tenth. */
const brandRow = (n: number): PartRow => [
  email(n),
  null,
  n % 3 === 0 ? 'silver' : 'gold',
  n % 10 === 0 ? 'refused' : 'granted',
];

/** Whether that person is of the segment, if they are matched. */
const isOfSegment = (n: number): boolean => n % 3 !== 0 && n % 10 !== 0;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

/** The brand delivers these people. */
export const bringBrand = async (room: TestRoom, people: readonly number[]): Promise<string> => {
  const drop = {
    party: 'brand',
    kinds: ['email', 'phone'],
    parts: [people.map(brandRow)],
  } as const;
  const done = await acceptDrop(room.ports)(await arriveCrafted(room, drop));
  if (done.outcome === 'refused') throw new Error(done.reason);
  return done.version;
};

/** The publisher delivers these people, each with a label of that edition. */
export const bringPublisher = async (
  room: TestRoom,
  people: readonly number[],
  edition = '',
): Promise<string> => {
  const rows = people.map((n): PartRow => [email(n), null, drawnLabel(n, edition), 'mobile']);
  const kinds = ['email', 'phone', '_label'] as const;
  const arrived = await arriveCrafted(room, { party: 'publisher', kinds, parts: [rows] });
  const done = await acceptDrop(room.ports)(arrived);
  if (done.outcome === 'refused') throw new Error(done.reason);
  return done.version;
};

/** People of the brand, 0 to 5,999. */
export const BRAND = range(0, 6000);
/** People of the publisher, 2,000 to 11,999: 4,000 are the brand's too. */
export const PUBLISHER = range(2000, 12_000);

/** Asks for the size of the list, as the refusal of one without says. */
export const askSize = async (room: TestRoom): Promise<void> => {
  const answer = await ask(room, 'brand', {
    analysis: 'segments',
    by: ['brand.listing', 'brand.tier'],
    on: ['email', 'phone'],
  });
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
export const takenLabels = async (room: TestRoom): Promise<ReadonlySet<string>> => {
  const { labels } = await takeList(room.ports)('publisher', 'reach_gold');
  const bytes = Buffer.from(labels);
  return new Set(
    range(0, bytes.length / 16).map((at) => bytes.toString('hex', at * 16, (at + 1) * 16)),
  );
};

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

/** People of both lists who are of the segment. */
export const MEMBERS = PUBLISHER.filter((n) => n < 6000 && isOfSegment(n));
/** Everybody else of the publisher's list. */
export const STRANGERS = PUBLISHER.filter((n) => n >= 6000 || !isOfSegment(n));
