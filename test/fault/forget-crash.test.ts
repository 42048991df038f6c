import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { localClient } from '#adapters/local/local-client.ts';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { completeErasure } from '#core/usecases/erasure/complete-erasure.ts';
import { forgetPeople } from '#core/usecases/erasure/forget-people.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import {
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { expectWhole, overlapOf } from '#test/fault/fault-rooms.ts';
import { killEverywhere } from '#test/fault/kill-everywhere.ts';
import { prepareList } from '#test/support/forgetting/forget-rows.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const TERMS = { reason: 'erasure', received: '2026-11-02' } as const;
const GONE = Array.from({ length: 60 }, (_, at) => ({ email: person(100 + at).email }));

let room: TestRoom;
let list: PreparedDrop;
beforeAll(async () => {
  room = await openTestRoom();
  await fillRoom(room);
  await ask(room, 'publisher', { analysis: 'overlap' });
  list = await prepareList(room, 'brand', GONE);
});

/** Nothing but what the ledger names, of the marks only those that stand. */
const expectTidy = async ({ objects, ledger }: LocalRoom): Promise<void> => {
  const state = await ledger.state();
  for (const area of ['drops/', 'staging/']) expect(await objects.list(area)).toEqual([]);
  const held = state.versions.filter(({ version }) => !state.expired.has(version));
  const names = (await objects.list('vault/')).map(({ key }) => /version=([^/]+)/.exec(key)?.[1]);
  expect([...new Set(names)].sort()).toEqual(held.map(({ version }) => version).sort());
  const marks = (await objects.list('tombstones/')).map(({ key }) => key);
  const revision = state.tombstones.get('brand');
  expect(marks.every((key) => key.includes(`request=${revision}/`))).toBe(true);
  expect(marks.some((key) => key.endsWith('successors.json'))).toBe(false);
};

describe('killed at any step of forgetting', () => {
  it('the room has everybody or answers nothing, and whoever goes on completes it', async () => {
    const steps = await killEverywhere(
      room.folder,
      (dying) => forgetPeople(dying)('brand', list, TERMS),
      async (copy) => {
        await inRoom(copy, async (after) => {
          await expectWhole(after);
          const { erasures } = await after.ledger.state();
          const [erasure] = erasures.values();
          const told = await overlapOf(after);
          if (erasure === undefined) expect(told).toBe(200);
          else expect(told).toBe(erasure.ended === undefined ? 'erasure-under-way' : 140);
          await localClient(after).upkeep();
          if (erasure === undefined) await forgetPeople(after)('brand', list, TERMS);
          expect(await overlapOf(after)).toBe(140);
          expect(await verifyRoom(after)()).toMatchObject({ outcome: 'whole' });
          await forgetPeople(after)('brand', list, TERMS);
          await expectTidy(after);
        });
      },
    );
    expect(steps).toEqual(
      expect.arrayContaining([
        ...['putFile drops', 'putFile tombstones', 'putIfAbsent ledger', 'putFile vault'],
        ...['forgetting leavePeople', 'delete vault', 'delete drops'],
      ]),
    );
  }, 900_000);
});

describe('at once', () => {
  it('two requests and a question end with both lists out, and no answer between', async () => {
    const other = await openTestRoom();
    await fillRoom(other);
    const lists = [
      await prepareList(other, 'brand', GONE),
      await prepareList(
        other,
        'brand',
        GONE.map((_, at) => ({ phone: person(160 + at).phone })),
      ),
    ];
    const asked = async () => ask(other, 'publisher', { analysis: 'overlap' });
    const [first, second, answer] = await Promise.all([
      ...lists.map((each) => forgetPeople(other.ports)('brand', each, TERMS)),
      asked().catch((fault: unknown) => fault),
    ]);
    expect([first, second]).toMatchObject([{ act: 'forget' }, { act: 'forget' }]);
    const said = answer instanceof Error ? answer.message : JSON.stringify(answer);
    expect(said).toMatch(/erasure-under-way|"people":200|"people":140|"people":80|taken out/);
    expect(await overlapOf(other.ports)).toBe(80);
    expect((await other.ports.ledger.state()).erasures.size).toBe(2);
  }, 120_000);

  it('a run that comes late, when another one is done, undoes nothing of it', async () => {
    const other = await openTestRoom();
    await fillRoom(other);
    const each = await prepareList(other, 'brand', GONE);
    const { ledger } = other.ports;
    // It read the ledger before the other one ended the request, and everything else after that.
    let stale: Awaited<ReturnType<typeof ledger.state>> | undefined;
    const { forgetting } = other.ports;
    const watching = {
      ...other.ports,
      forgetting: {
        ...forgetting,
        leavePeople: async (leaving: Parameters<typeof forgetting.leavePeople>[0]) => {
          stale ??= await ledger.state();
          return forgetting.leavePeople(leaving);
        },
        changeMarks: (change: Parameters<typeof forgetting.changeMarks>[0]) =>
          forgetting.changeMarks(change),
        unmark: (part: Parameters<typeof forgetting.unmark>[0]) => forgetting.unmark(part),
        countHeld: (...held: Parameters<typeof forgetting.countHeld>) =>
          forgetting.countHeld(...held),
      },
    };
    const receipt = await forgetPeople(watching)('brand', each, TERMS);
    const before = (await other.ports.objects.list('')).map(({ key }) => key);
    let reads = 0;
    const late = {
      ...other.ports,
      ledger: {
        head: ledger.head,
        entries: () => ledger.entries(),
        append: (decide: Parameters<typeof ledger.append>[0]) => ledger.append(decide),
        state: async () => {
          reads += 1;
          return reads === 1 && stale ? stale : ledger.state();
        },
      },
    };
    await completeErasure(late)(receipt.request);
    expect((await other.ports.objects.list('')).map(({ key }) => key)).toEqual(before);
    expect(await overlapOf(other.ports)).toBe(140);
  }, 120_000);

  it('a drop that was tokenised before and would be published after brings nobody back', async () => {
    const other = await openTestRoom();
    await fillRoom(other);
    const { forgetting, tokeniser } = other.ports;
    let begun: Promise<unknown> | undefined;
    const slow = {
      ...other.ports,
      forgetting,
      tokeniser: {
        tokeniseEvents: (task: Parameters<typeof tokeniser.tokeniseEvents>[0]) =>
          tokeniser.tokeniseEvents(task),
        tokenise: async (task: Parameters<typeof tokeniser.tokenise>[0]) => {
          const done = await tokeniser.tokenise(task);
          begun ??= prepareList(other, 'brand', GONE).then((each) =>
            forgetPeople(other.ports)('brand', each, TERMS),
          );
          await begun;
          return done;
        },
      },
    };
    const delivered = await deliver({ ...other, ports: slow }, 'brand', brandRows(0, 400));
    expect(delivered).toMatchObject({
      ...{ outcome: 'published', people: 340 },
      report: { quarantined: { forgotten: 60 } },
    });
  }, 120_000);
});
