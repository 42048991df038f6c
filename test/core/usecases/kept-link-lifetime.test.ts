import { afterEach, expect, it } from 'vitest';
import { LINK_FILES, LINKS_PREFIX, linkFileKey } from '#core/matching/link-keys.ts';
import { noteCheck } from '#core/usecases/questions/check-version.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, deliver } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { deliverPurchases, EVENT_AGREEMENT, purchase } from './event-file.ts';

afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const DATASETS = ['customers', 'audience', 'purchases'] as const;
type Dataset = (typeof DATASETS)[number];

const purchases = (amount: string): readonly (readonly string[])[] => [
  purchase({ Amount: amount }),
];

/** Delivers a list that no other one equals: the first time 120 people, or one purchase. */
const deliverTo = (room: MemoryRoom, dataset: Dataset, more = 0): Promise<unknown> =>
  ({
    customers: () => deliver(room, 'brand', brandRows(0, 120 + more)),
    audience: () => deliver(room, 'publisher', publisherRows(0, 120 + more)),
    purchases: () => deliverPurchases(room, purchases(String(5 + more))),
  })[dataset]();

/** A room with two lists, purchases, and the link of these. */
const linkedRoom = async () => {
  const room = await openMemoryRoom({ agreement: EVENT_AGREEMENT });
  await approveAll(room);
  for (const dataset of DATASETS) await deliverTo(room, dataset);
  const { versions } = await room.ports.ledger.state();
  const versionOf = (dataset: Dataset) => {
    const found = versions.find((each) => each.dataset === dataset);
    if (!found) throw new Error(`${dataset} was not published`);
    return found;
  };
  const id = {
    ...{ collaboration: 'test-room', on: ['email'] as const },
    ...{ counted: versionOf('customers').version, other: versionOf('audience').version },
    events: versionOf('purchases').version,
  };
  for (const file of [LINK_FILES.parquet, LINK_FILES.seal])
    await room.ports.objects.put(linkFileKey(id, file), new Uint8Array(8));
  const left = async (): Promise<number> => {
    await cleanUp(room.ports)();
    return (await room.ports.objects.list(LINKS_PREFIX)).length;
  };
  return { room, versionOf, left };
};

it('a link stays as long as questions run on all three of its versions', async () => {
  const { left } = await linkedRoom();
  expect(await left()).toBe(2);
});

it.each(DATASETS)('it goes once there is another version of the %s', async (dataset) => {
  const { room, left } = await linkedRoom();
  await deliverTo(room, dataset, 40);
  expect(await left()).toBe(0);
});

it.each(DATASETS)('it goes once the version of the %s is damaged', async (dataset) => {
  const { room, versionOf, left } = await linkedRoom();
  await noteCheck(room.ports, versionOf(dataset), 'damaged');
  expect(await left()).toBe(0);
});
