import { afterEach, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { MATCH_FILES, MATCHES_PREFIX, matchFileKey } from '#core/matching/match-keys.ts';
import { noteCheck } from '#core/usecases/questions/check-version.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { waitingData } from '#core/usecases/upkeep/waiting-data.ts';
import { arrive, type FlowRoom, keysIn, people } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closeTestRooms);

const deliver = async (room: FlowRoom, party: 'brand' | 'publisher', count: number) =>
  runFlow(room, await arrive(room, { party, parts: [people(party, 0, count)] }));

/** Lays a match of two versions into the room, as an engine does. */
const keep = async (room: FlowRoom, counted: string, other: string): Promise<void> => {
  const id = { collaboration: room.signed.agreement.id, counted, other, on: ['email'] as const };
  for (const file of [MATCH_FILES.parquet, MATCH_FILES.text, MATCH_FILES.seal])
    await room.objects.put(matchFileKey(id, file), new Uint8Array(8));
};

/** A room with both lists and their match. */
const matchedRoom = async () => {
  const room = await openMemoryFlow();
  for (const party of ['brand', 'publisher'] as const) await deliver(room, party, 200);
  const [brand, publisher] = (await room.ledger.state()).versions;
  if (!brand || !publisher) throw new Error('a list was not published');
  await keep(room, brand.version, publisher.version);
  return { room, brand, publisher };
};

const matchesIn = async (room: FlowRoom): Promise<number> =>
  (await keysIn(room, MATCHES_PREFIX)).length;

it('a match stays as long as questions run on both of its versions, and is no stranger to the room', async () => {
  const { room } = await matchedRoom();
  await cleanUp(room)();
  expect(await matchesIn(room)).toBe(3);
  expect((await waitingData(room)()).leftovers).toEqual({ due: 0, young: 0 });
  const { outcome, beside } = await verifyRoom(room)();
  expect({ outcome, ...beside?.leftovers }).toEqual({ outcome: 'whole', count: 0, named: [] });
});

it.each(['brand', 'publisher'] as const)(
  'it goes with the next clean-up once %s has published another version',
  async (party) => {
    const { room } = await matchedRoom();
    await deliver(room, party, 150);
    expect((await waitingData(room)()).leftovers.due).toBe(3);
    await cleanUp(room)();
    expect(await matchesIn(room)).toBe(0);
  },
);

it.each(['brand', 'publisher'] as const)(
  'it goes once the version of %s is damaged',
  async (party) => {
    const { room, ...versions } = await matchedRoom();
    await noteCheck(room, versions[party], 'damaged');
    await cleanUp(room)();
    expect(await matchesIn(room)).toBe(0);
  },
);

it('it goes when a version expires, in the same step', async () => {
  const { room } = await matchedRoom();
  room.now = new Date(room.now.getTime() + 5_000 * DAY_MS);
  expect((await expireData(room)()).expired.length).toBeGreaterThan(0);
  expect(await matchesIn(room)).toBe(0);
});

it('one of versions that the ledger does not know waits a day, as what an attempt left', async () => {
  const { room, brand } = await matchedRoom();
  await keep(room, brand.version, 'ffffffff-00000000');
  expect((await waitingData(room)()).leftovers).toEqual({ due: 0, young: 3 });
  room.now = new Date(Date.now() + 2 * DAY_MS);
  await cleanUp(room)();
  expect(await matchesIn(room)).toBe(3);
});
