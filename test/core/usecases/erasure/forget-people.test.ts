import { afterEach, describe, expect, it, vi } from 'vitest';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { erasuresUnderWay } from '#core/ledger/erasures.ts';
import { currentVersion } from '#core/ledger/room-state.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import { forgetPeople } from '#core/usecases/erasure/forget-people.ts';
import { resumeErasures } from '#core/usecases/erasure/resume-erasures.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { brandRows, person, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  openTestRoom,
  prepareRows,
  type RoomAtHand,
} from '#proof/rehearsal/room.ts';
import {
  forgetRows,
  liftRows,
  prepareList,
  RECEIVED,
} from '#test/support/forgetting/forget-rows.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const QUESTIONS: readonly QuestionRequest[] = [
  { analysis: 'overlap' },
  { analysis: 'overlap', on: ['phone'] },
  { analysis: 'segments', by: ['brand.tier'] },
  { analysis: 'segments', by: ['brand.tier', 'publisher.device'] },
];

const countsOf = async (room: RoomAtHand) => {
  const cells = [];
  for (const question of QUESTIONS) {
    const answer = await ask(room, 'brand', question);
    cells.push(answer.outcome === 'released' ? answer.release.cells : answer);
  }
  return cells;
};

/** Everybody but those of these numbers. */
const without = <Row>(rows: readonly Row[], from: number, gone: readonly number[]): Row[] =>
  rows.filter((_, at) => !gone.includes(from + at));

const evens = Array.from({ length: 60 }, (_, at) => 100 + 2 * at);
/** By e-mail, by phone, by both, and by what nobody has. */
const LIST = evens.map((n, at): TestRow => {
  const { email, phone } = person(n);
  return at % 3 === 0 ? { email } : at % 3 === 1 ? { phone } : { email, phone };
});
const STRANGERS: readonly TestRow[] = [{ email: 'nobody@example.net' }, { phone: '+447400999999' }];

const ROOMS = [
  ['a folder', openTestRoom],
  ['memory', openMemoryRoom],
] as const;

describe.each(ROOMS)('people who are forgotten in a room in %s', (_, open) => {
  const filled = async (): Promise<RoomAtHand> => {
    const room: RoomAtHand = await open();
    await fillRoom(room);
    return room;
  };

  it('are in no count any more: all are those of a room that never had them', async () => {
    const never: RoomAtHand = await open();
    await approveAll(never);
    await deliver(never, 'brand', without(brandRows(0, 300), 0, evens));
    await deliver(never, 'publisher', publisherRows(100, 400));
    const room = await filled();
    const receipt = await forgetRows(room, 'brand', [...LIST, ...STRANGERS]);
    expect(receipt).toMatchObject({
      ...{ act: 'forget', party: 'brand', reason: 'erasure', received: RECEIVED },
      due: '2026-12-02',
      successors: [{ dataset: 'customers', removed: 60, left: 240, current: true }],
    });
    expect(await countsOf(room)).toEqual(await countsOf(never));
    const [ours, theirs] = [room, never].map(async ({ ports }) => {
      const version = currentVersion(await ports.ledger.state(), 'brand', 'customers');
      if (!version) throw new Error('no version');
      return readVersionReport(ports, version);
    });
    expect((await ours)?.support).toEqual((await theirs)?.support);
    expect(await verifyRoom(room.ports)()).toMatchObject({ outcome: 'whole' });
  });

  it('leave nothing told of them: neither how many were found, nor whether anybody was', async () => {
    const [some, nobody] = [await filled(), await filled()];
    await forgetRows(some, 'brand', LIST);
    await forgetRows(nobody, 'brand', STRANGERS);
    const shapes = [some, nobody].map(async ({ ports }) => {
      const entries = (await ports.ledger.entries()).slice(-2).map(({ event }) => event);
      const { datasets } = await roomStatus(ports)();
      return {
        events: entries.map(({ type, ...event }) => [type, Object.keys(event)]),
        people: datasets.map(({ version }) => version?.people),
      };
    });
    expect(await shapes[0]).toEqual(await shapes[1]);
    // Nor by the next list, of which whoever stays out of it is counted.
    for (const room of [some, nobody]) {
      await deliver(room, 'brand', brandRows(0, 450));
      const { datasets } = await roomStatus(room.ports)();
      const [told] = datasets.filter(({ party }) => party === 'brand');
      expect(told?.version?.people).toBe(450);
    }
    const text = JSON.stringify(await some.ports.ledger.entries());
    for (const { email = '', phone = '' } of LIST)
      expect([email, phone].some((each) => each !== '' && text.includes(each))).toBe(false);
  });

  it('stay out of the same list when it comes again, counted by a reason of its own', async () => {
    const room = await filled();
    await forgetRows(room, 'brand', LIST);
    const again = await deliver(room, 'brand', [...brandRows(0, 300), ...brandRows(900, 1)]);
    expect(again).toMatchObject({
      ...{ outcome: 'published', people: 241 },
      report: { rows: 301, accepted: 241, quarantined: { forgotten: 60 } },
    });
    const listed = 'report' in again ? (again.report?.listed ?? []) : [];
    expect(listed.map(({ line, reason }) => [line, reason])).toEqual(
      evens.slice(0, listed.length).map((n) => [n + 1, 'forgotten']),
    );
  });

  it('stay out of a list that they had not been in before', async () => {
    const room: RoomAtHand = await open();
    await approveAll(room);
    expect(await forgetRows(room, 'brand', LIST)).toMatchObject({ successors: [] });
    expect(await deliver(room, 'brand', brandRows(0, 300))).toMatchObject({ people: 240 });
  });

  it('come back by a delivery once that is lifted, and by nothing else', async () => {
    const room = await filled();
    await forgetRows(room, 'brand', LIST);
    await liftRows(room, 'brand', LIST.slice(0, 10));
    const state = await room.ports.ledger.state();
    const version = currentVersion(state, 'brand', 'customers');
    expect(version && (await readVersionReport(room.ports, version)).people).toBe(240);
    expect(await deliver(room, 'brand', brandRows(0, 300))).toMatchObject({ people: 250 });
  });

  it('stay out of the very drop that brought them, which says so, and come back by it once that is lifted', async () => {
    const room: RoomAtHand = await open();
    await approveAll(room);
    const drop = await prepareRows(room, 'brand', brandRows(0, 300));
    const upload = () => deliverDrop(room.ports, 'brand', drop);
    expect(await upload()).toMatchObject({ people: 300, repeated: false });
    await forgetRows(room, 'brand', LIST);
    expect(await upload()).toMatchObject({ people: 240, repeated: true, takenOutSince: true });
    await liftRows(room, 'brand', LIST.slice(0, 10));
    const back = await upload();
    expect(back).toMatchObject({ people: 250, repeated: false });
    expect(back).not.toHaveProperty('takenOutSince');
    expect(await upload()).toMatchObject({ people: 250, repeated: true });
  });

  it('are forgotten once, whoever asks again with the same list', async () => {
    const room = await filled();
    const list = await prepareList(room, 'brand', LIST);
    const terms = { reason: 'erasure', received: RECEIVED } as const;
    const first = await forgetPeople(room.ports)('brand', list, terms);
    const entries = await room.ports.ledger.entries();
    expect(await forgetPeople(room.ports)('brand', list, terms)).toEqual(first);
    expect(await room.ports.ledger.entries()).toHaveLength(entries.length);
    expect(await room.ports.objects.list('drops/')).toEqual([]);
  });

  it('keep every drop of their party waiting where their marks are lost or changed, and are not taken for none', async () => {
    const room = await filled();
    await forgetRows(room, 'brand', LIST);
    const [marks] = (await room.ports.objects.list('tombstones/')).filter(({ key }) =>
      key.endsWith('kind=email.parquet'),
    );
    await room.ports.objects.put(marks?.key ?? '', Buffer.from('nothing'));
    expect(await verifyRoom(room.ports)()).toMatchObject({
      outcome: 'damaged',
      faults: [{ key: marks?.key, fault: 'changed' }],
    });
    await expect(deliver(room, 'brand', brandRows(0, 310))).rejects.toThrow(/stay forgotten/);
    expect(await deliver(room, 'publisher', publisherRows(0, 400))).toMatchObject({
      outcome: 'published',
    });
  });

  it('make exact answers wait where they are too few to go unseen beside the answers before', async () => {
    const room = await filled();
    await ask(room, 'brand', { analysis: 'overlap' });
    const { successors } = await forgetRows(room, 'brand', LIST.slice(0, 3));
    expect(successors).toMatchObject([{ removed: 3, heldUntil: expect.any(String) }]);
    const question: QuestionRequest = { analysis: 'segments', by: ['brand.tier'] };
    const held = await ask(room, 'brand', question);
    expect(held).toMatchObject({
      ...{ reason: 'held-after-erasure', heldUntil: successors[0]?.heldUntil },
    });
    const day = successors[0]?.heldUntil?.slice(0, 10);
    expect(held.outcome === 'refused' && refusalDocument(held).error.message).toMatch(
      new RegExp(`version left to be held against: on ${day}\\.$`),
    );
    // Another list does not shorten that.
    await deliver(room, 'brand', brandRows(0, 500));
    expect(await ask(room, 'brand', question)).toMatchObject({ reason: 'held-after-erasure' });
  });

  it('let exact answers go on where nobody was found, or enough were', async () => {
    for (const list of [STRANGERS, LIST]) {
      const room = await filled();
      await ask(room, 'brand', { analysis: 'overlap' });
      const { successors } = await forgetRows(room, 'brand', list);
      expect(successors[0]).not.toHaveProperty('heldUntil');
      const answer = await ask(room, 'brand', { analysis: 'overlap' });
      expect(answer.outcome).toBe('released');
    }
  });
});

it('keeps what people are taken out of until every file that stands for it lies there as it was put', async () => {
  const room = await openMemoryRoom();
  await fillRoom(room);
  const { objects, ledger } = room.ports;
  const before = (await objects.list('vault/')).map(({ key }) => key);
  const list = objects.list.bind(objects);
  const isLost = (key: string) => /^vault\/.*kind=email/.test(key) && !before.includes(key);
  const losing = vi
    .spyOn(objects, 'list')
    .mockImplementation(async (prefix) => (await list(prefix)).filter(({ key }) => !isLost(key)));
  await expect(forgetRows(room, 'brand', LIST)).rejects.toThrow(/token file is missing/);
  losing.mockRestore();
  expect((await objects.list('vault/')).map(({ key }) => key)).toEqual(
    expect.arrayContaining(before),
  );
  expect(erasuresUnderWay(await ledger.state())).toHaveLength(1);
  expect(await resumeErasures(room.ports)()).toHaveLength(1);
  expect(erasuresUnderWay(await ledger.state())).toEqual([]);
});
