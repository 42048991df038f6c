import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { keyCheckOf } from '#core/tokens/key-check.ts';
import { beginEpoch } from '#core/usecases/epochs/begin-epoch.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, deliver, fillRoom, type RoomAtHand } from '#proof/rehearsal/room.ts';
import { eventsOf } from '#test/support/memory/meanwhile.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { vaultPeople } from '#test/support/memory/vault-people.ts';

afterEach(closeTestRooms);

const OVERLAP = { analysis: 'overlap' } as const;
const BRAND = { by: 'party', party: 'brand' } as const;
const NOISY = testAgreement({
  airlock: 2,
  privacy: {
    ...{ noise: 'laplace', k: 50, minimumDataset: 100, epsilon: 0.5, delta: 0.000001 },
    ...{ epsilonBudget: 7, budgetPeriodDays: 30 },
  },
  retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365, keysDays: 7 },
});

const filledRoom = async (agreement = NOISY): Promise<MemoryRoom> => {
  const room = await openMemoryRoom({ agreement });
  await fillRoom(room);
  return room;
};

const refill = async (room: RoomAtHand): Promise<void> => {
  await deliver(room, 'brand', brandRows(0, 300));
  await deliver(room, 'publisher', publisherRows(100, 400));
};

const later = ({ ports, ...room }: MemoryRoom, days: number): MemoryRoom => ({
  ...room,
  ports: { ...ports, clock: { now: () => new Date(Date.now() + days * DAY_MS) } },
});

/** The tokens of every version that lies in the vault. */
const tokensOf = async ({ ports, signed }: MemoryRoom): Promise<ReadonlySet<string>> => {
  const { versions, removed } = await ports.ledger.state();
  const standing = versions.filter(({ version }) => !removed.has(version));
  const found = await Promise.all(
    standing.map((version) =>
      vaultPeople(ports.objects, { ...version, collaboration: signed.agreement.id, shards: 1 }),
    ),
  );
  return new Set(
    found.flatMap(({ people }) => people.flatMap(({ tokens }) => Object.values(tokens))),
  );
};

describe('a new epoch', () => {
  it('ends every version of before at once, removes its files and notes each', async () => {
    const room = await filledRoom();
    const done = await beginEpoch(room.ports)(BRAND);
    expect(done).toMatchObject({ kind: 'epoch', ...BRAND, epoch: 2, repeated: false });
    expect(done.expired.map(({ what }) => what)).toEqual(['version', 'version']);
    for (const place of ['vault/', 'matches/', 'drops/', 'staging/'])
      expect(await room.ports.objects.list(place)).toEqual([]);
    expect(await ask(room, 'publisher', OVERLAP)).toMatchObject({ reason: 'dataset-expired' });
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is named in the ledger by the check value of its own key', async () => {
    const room = await filledRoom();
    const { keyRing } = room.ports;
    const { keyCheck } = await beginEpoch(room.ports)({ by: 'operator' });
    const collaboration = room.signed.agreement.id;
    expect(keyCheck).toBe(await keyCheckOf(keyRing, { collaboration, epoch: 2 }));
    expect((await eventsOf(room)).find(({ type }) => type === 'epoch-began')).toEqual({
      ...{ type: 'epoch-began', by: 'operator', epoch: 2, keyCheck },
    });
  });

  it('takes the same lists again, whose tokens match none of before', async () => {
    const room = await filledRoom();
    const old = await tokensOf(room);
    expect(old.size).toBeGreaterThan(300);
    await beginEpoch(room.ports)(BRAND);
    await refill(room);
    const renewed = await tokensOf(room);
    expect(renewed.size).toBe(old.size);
    expect([...renewed].filter((token) => old.has(token))).toEqual([]);
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject({ outcome: 'released' });
  });

  it('is begun by either party or the operator, and not by the auditor or a stranger', async () => {
    const room = await filledRoom();
    await expect(beginEpoch(room.ports)({ by: 'auditor' })).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'wrong-party' },
    });
    await expect(beginEpoch(room.ports)({ by: 'party', party: 'x' })).rejects.toMatchObject({
      code: 'usage',
    });
    for (const side of [BRAND, { by: 'party', party: 'publisher' }, { by: 'operator' }] as const) {
      expect(await beginEpoch(room.ports)(side)).toMatchObject({ repeated: false });
      await refill(room);
    }
    expect((await room.ports.ledger.state()).epoch).toBe(4);
  });

  it('is followed by another once something was published in it: repeating changes nothing', async () => {
    const room = await filledRoom();
    await beginEpoch(room.ports)(BRAND);
    const entries = (await eventsOf(room)).length;
    const again = await beginEpoch(room.ports)({ by: 'operator' });
    expect(again).toMatchObject({ epoch: 2, repeated: true, expired: [] });
    expect(await eventsOf(room)).toHaveLength(entries);
  });

  it('leaves answers of before where they are, and charges stay charged', async () => {
    const room = await filledRoom();
    await ask(room, 'brand', OVERLAP);
    const { charges } = await room.ports.ledger.state();
    await beginEpoch(room.ports)(BRAND);
    const after = await room.ports.ledger.state();
    expect(after.charges).toEqual(charges);
    expect(after.releases.size).toBe(1);
  });

  it('waits in a room without noise until what was asked about need not be compared with', async () => {
    const room = await filledRoom(testAgreement());
    await ask(room, 'brand', OVERLAP);
    await expect(beginEpoch(room.ports)(BRAND)).rejects.toMatchObject({ reason: 'not-comparable' });
    expect((await room.ports.ledger.state()).epoch).toBe(1);
    expect(await beginEpoch(later(room, 31).ports)(BRAND)).toMatchObject({ epoch: 2 });
  });

  it('needs keys that the room makes by itself', async () => {
    const { ports } = await filledRoom();
    const deployed = { ...ports, epochKeys: undefined };
    await expect(beginEpoch(deployed)(BRAND)).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('the key of an epoch that ended', () => {
  it('is destroyed after the agreed days, and that is noted by its check value', async () => {
    const room = await filledRoom();
    const before = (await room.ports.ledger.state()).keyChecks.get(1);
    await beginEpoch(room.ports)(BRAND);
    await refill(room);
    expect((await expireData(later(room, 6.9).ports)()).keys).toEqual([]);
    expect(await room.ports.epochKeys?.has(1)).toBe(true);
    const gone = { type: 'key-destroyed', epoch: 1, keyCheck: before };
    expect((await expireData(later(room, 7.1).ports)()).keys).toEqual([gone]);
    expect(await room.ports.epochKeys?.has(1)).toBe(false);
    expect((await expireData(later(room, 8).ports)()).keys).toEqual([]);
    expect((await eventsOf(room)).filter(({ type }) => type === 'key-destroyed')).toEqual([gone]);
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject({ outcome: 'released' });
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('waits thirty days where the agreement names none', async () => {
    const { retention, ...sections } = NOISY.agreement;
    const { keysDays: _, ...usual } = retention;
    const room = await filledRoom(testAgreement({ ...sections, retention: usual }));
    await beginEpoch(room.ports)(BRAND);
    expect((await expireData(later(room, 29.9).ports)()).keys).toEqual([]);
    expect((await expireData(later(room, 30.1).ports)()).keys).toMatchObject([{ epoch: 1 }]);
  });

  it('is not back when a clock goes back, nor is anything of its epoch', async () => {
    const room = await filledRoom();
    await beginEpoch(room.ports)(BRAND);
    await expireData(later(room, 8).ports)();
    const past = later(room, -100);
    expect(await expireData(past.ports)()).toEqual({ expired: [], unproven: [], keys: [] });
    expect(await ask(past, 'brand', OVERLAP)).toMatchObject({ reason: 'dataset-expired' });
    expect(await beginEpoch(past.ports)(BRAND)).toMatchObject({ epoch: 2, repeated: true });
  });

  it('of the epoch in use is never destroyed', async () => {
    const room = await filledRoom();
    await expireData(later(room, 4_000).ports)();
    expect(await room.ports.epochKeys?.has(1)).toBe(true);
  });
});
