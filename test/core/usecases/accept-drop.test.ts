import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { arriveCrafted, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  arrive,
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
} from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const withTier = (first: number, count: number): TestRow[] =>
  brandRows(first, count).map((row) => ({ ...row, tier: 'unknown' }));

/** The same identifiers, but person 1 has lost the phone to a new person. */
const withMovedPhone = (): TestRow[] =>
  brandRows(0, 300).flatMap((row, at) =>
    at === 1
      ? [
          { ...row, phone: '' },
          { ...row, email: '' },
        ]
      : [row],
  );

const digests = (from: number, count: number): PartRow[] =>
  Array.from({ length: count }, (_, at) => [digestOf(`p${from + at}@example.org`), 'gold']);

const keysIn = async ({ ports }: MemoryRoom, prefix: string): Promise<string[]> =>
  (await ports.objects.list(prefix)).map(({ key }) => key);
const lastEvent = async ({ ports }: MemoryRoom) => (await ports.ledger.entries()).at(-1)?.event;

/** Refused and noted, and nothing of it is left. */
const expectNoTrace = async (room: MemoryRoom, reason: string): Promise<void> => {
  expect(await lastEvent(room)).toMatchObject({ type: 'drop-refused', party: 'brand', reason });
  expect(await keysIn(room, 'drops/')).toEqual([]);
  expect(await keysIn(room, 'vault/')).toEqual([]);
};

describe('accepting a drop', () => {
  it('publishes a version and removes the drop', async () => {
    const room = await openMemoryRoom();
    const done = await deliver(room, 'brand', brandRows(0, 137));
    expect(done).toMatchObject({ outcome: 'published', people: 137, repeated: false });
    expect(await lastEvent(room)).toMatchObject({
      type: 'dataset-published',
      dataset: 'customers',
      kinds: ['email', 'phone'],
      people: 130,
      epoch: 1,
    });
    expect(await keysIn(room, 'drops/')).toEqual([]);
    const vault = await keysIn(room, 'vault/');
    expect(vault).toHaveLength(2);
    for (const key of vault)
      expect(key).toMatch(
        /^vault\/collaboration=test-room\/party=brand\/dataset=customers\/epoch=1\/version=[0-9a-f]{8}-[0-9a-f]{8}\/kind=(email|phone)\/shard=000\/tokens\.parquet$/,
      );
  });

  it('tells the other party the size to two digits only, and its own party all', async () => {
    const room = await openMemoryRoom();
    await deliver(room, 'brand', brandRows(0, 137));
    const ledger = JSON.stringify(await room.ports.ledger.entries());
    expect(ledger).not.toMatch(/\b137\b/);
    const [report = ''] = await keysIn(room, 'reports/brand/');
    expect(new TextDecoder().decode(await room.ports.objects.get(report))).toContain(
      '"people":137',
    );
  });

  it('does nothing again for the same drop', async () => {
    const room = await openMemoryRoom();
    const arrived = await arrive(room, 'brand', brandRows(0, 120));
    const first = await acceptDrop(room.ports)(arrived);
    const entries = await room.ports.ledger.entries();
    expect(await acceptDrop(room.ports)(arrived)).toEqual({ ...first, repeated: true });
    expect(await room.ports.ledger.entries()).toEqual(entries);
  });

  it('publishes one version when a drop is accepted many times at once', async () => {
    const room = await openMemoryRoom();
    const arrived = await arrive(room, 'brand', brandRows(0, 120));
    const all = await Promise.all([1, 2, 3, 4].map(() => acceptDrop(room.ports)(arrived)));
    const versions = new Set(all.map((each) => each.outcome === 'published' && each.version));
    expect(versions.size).toBe(1);
    expect((await room.ports.ledger.state()).versions).toHaveLength(1);
    expect(await keysIn(room, 'vault/')).toHaveLength(2);
    expect(await keysIn(room, 'reports/')).toHaveLength(1);
  });

  it('settles repeats between parts, which have no drop refused', async () => {
    const room = await openMemoryRoom();
    const parts = [digests(0, 100), [...digests(20, 80), ...digests(200, 90)]];
    const arrived = await arriveCrafted(room, { party: 'brand', kinds: ['email'], parts });
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({
      outcome: 'published',
      people: 190,
      report: { rows: 270, accepted: 190, quarantined: { repeat: 80 } },
    });
  });
});

describe('an attempt at a drop', () => {
  it('that fails leaves nothing of itself, and the drop as it was', async () => {
    const room = await openMemoryRoom();
    const parts = [digests(0, 100), digests(100, 100)];
    const arrived = await arriveCrafted(room, { party: 'brand', kinds: ['email'], parts });
    const before = await room.ports.objects.list('');
    const settle = () => Promise.reject(new Error('the disk is full'));
    const versionFiles = { ...room.ports.versionFiles, settle };
    const failing = acceptDrop({ ...room.ports, versionFiles })(arrived);
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await room.ports.objects.list('')).toEqual(before);
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({ outcome: 'published' });
  });

  it('lists the files of its own list alone, however much the vault holds', async () => {
    const room = await openMemoryRoom();
    const arrived = await arrive(room, 'brand', brandRows(0, 120));
    const listed = vi.spyOn(room.ports.objects, 'list');
    await acceptDrop(room.ports)(arrived);
    const prefixes = listed.mock.calls.map(([prefix]) => prefix);
    const own =
      /^(ledger|(drops|staging|reports)\/brand\/customers\/|vault\/.*\/dataset=customers\/)/;
    expect(prefixes.filter((prefix) => !own.test(prefix))).toEqual([]);
    expect(prefixes.some((prefix) => prefix.startsWith('vault/'))).toBe(true);
  });
});

describe('a drop is refused', () => {
  it.each([
    [5, 'published'],
    [6, 'refused'],
  ])('when %i of 100 rows are unusable: %s', async (bad, outcome) => {
    const room = await openMemoryRoom();
    const rows = [
      ...digests(0, 100 - bad),
      ...Array.from({ length: bad }, (_, at): PartRow => [`person${at}@example.org`, 'gold']),
    ];
    const arrived = await arriveCrafted(room, { party: 'brand', kinds: ['email'], parts: [rows] });
    const done = await acceptDrop(room.ports)(arrived);
    expect(done.outcome).toBe(outcome);
    if (done.outcome !== 'refused') return;
    expect(done).toMatchObject({
      reason: 'too-many-rejects',
      report: { quarantined: { 'raw-email': 6 } },
    });
    await expectNoTrace(room, 'too-many-rejects');
  });

  it.each([1, -1])('when a part holds %i rows more than its manifest says', async (more) => {
    const room = await openMemoryRoom();
    const arrived = await arriveCrafted(room, {
      party: 'brand',
      kinds: ['email'],
      parts: [digests(0, 120)],
      manifest: (honest) => ({
        ...honest,
        rows: honest.rows - more,
        parts: honest.parts.map((part) => ({ ...part, rows: part.rows - more })),
      }),
    });
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({
      outcome: 'refused',
      reason: 'rows-differ-from-manifest',
    });
    await expectNoTrace(room, 'rows-differ-from-manifest');
  });

  it('when its manifest is missing or damaged', async () => {
    const room = await openMemoryRoom();
    const arrived = await arrive(room, 'brand', brandRows(0, 120));
    const [manifest = ''] = (await keysIn(room, 'drops/')).filter((key) => key.endsWith('.json'));
    await room.ports.objects.put(manifest, new TextEncoder().encode('{}'));
    await expect(acceptDrop(room.ports)(arrived)).rejects.toMatchObject({ name: 'AirlockError' });
    await room.ports.objects.delete(manifest);
    await expect(acceptDrop(room.ports)(arrived)).rejects.toMatchObject({ code: 'input' });
    await rm(room.folder, { recursive: true, force: true });
  });
});

describe('a new version after a question', () => {
  const asked = async (): Promise<MemoryRoom> => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    expect((await ask(room, 'brand', { analysis: 'overlap' })).outcome).toBe('released');
    return room;
  };

  it.each([
    ['one person more', brandRows(0, 301), 'refused'],
    ['one person fewer', brandRows(0, 299), 'refused'],
    ['49 people more', brandRows(0, 349), 'refused'],
    ['one person exchanged', brandRows(1, 300), 'refused'],
    ['nobody changed', brandRows(0, 300), 'published'],
    ['50 people more', brandRows(0, 350), 'published'],
    ['50 people fewer', brandRows(50, 250), 'published'],
    ['50 people exchanged', brandRows(50, 300), 'published'],
    [
      'one person more behind 60 changed tiers',
      [...withTier(0, 60), ...brandRows(60, 241)],
      'refused',
    ],
    ['one phone moved to another person', withMovedPhone(), 'refused'],
    ['60 changed tiers alone', [...withTier(0, 60), ...brandRows(60, 240)], 'published'],
    ['50 more and one fewer', brandRows(1, 349), 'refused'],
  ])('with %s is as it should be', async (_, rows, outcome) => {
    const room = await asked();
    const done = await deliver(room, 'brand', rows.toReversed());
    expect(done.outcome).toBe(outcome);
    if (done.outcome === 'refused') expect(done.reason).toBe('minimum-change');
  });

  it('is compared with every queried version, not with the last alone', async () => {
    const room = await asked();
    await deliver(room, 'brand', brandRows(100, 300));
    await ask(room, 'brand', { analysis: 'overlap' });
    const back = await deliver(room, 'brand', brandRows(0, 301));
    expect(back).toMatchObject({ outcome: 'refused', reason: 'minimum-change' });
  });

  it('may differ by anybody while no question was asked', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 300));
    await deliver(room, 'publisher', publisherRows(0, 300));
    expect((await deliver(room, 'brand', brandRows(0, 301))).outcome).toBe('published');
  });
});
