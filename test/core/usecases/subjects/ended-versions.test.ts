import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { type SubjectIdentifier, subjectIdentifier } from '#core/drops/subject-identifier.ts';
import { beginEpoch } from '#core/usecases/epochs/begin-epoch.ts';
import { destroyKeys } from '#core/usecases/epochs/destroy-keys.ts';
import { tellSubject } from '#core/usecases/subjects/tell-subject.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { askSize, make, openListRoom } from '#test/support/activation/list-room.ts';
import { forgetRows } from '#test/support/forgetting/forget-rows.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const AGREEMENT = testAgreement({
  airlock: 2,
  privacy: {
    ...{ noise: 'laplace', k: 50, minimumDataset: 100, epsilon: 0.5, delta: 0.000001 },
    ...{ epsilonBudget: 7, budgetPeriodDays: 30 },
  },
  retention: { dropsDays: 7, tokensDays: 90, releasesDays: 365, keysDays: 7 },
});

const emailOf = (n: number): readonly SubjectIdentifier[] => {
  const written = { kind: 'email', parts: [person(n).email] } as const;
  const { identifiers } = AGREEMENT.agreement;
  const read = subjectIdentifier(written, { party: 'brand', identifiers });
  if ('reason' in read) throw new Error(read.reason);
  return [read];
};

const filled = async (): Promise<MemoryRoom> => {
  const room = await openMemoryRoom({ agreement: AGREEMENT });
  await fillRoom(room);
  return room;
};

describe('what is held about somebody', () => {
  it('is nothing of an epoch that ended, before its key is destroyed and after', async () => {
    const { ports, ...room } = await filled();
    await ask({ ports, ...room }, 'brand', { analysis: 'overlap' });
    await beginEpoch(ports)({ by: 'party', party: 'brand' });
    const ended = { found: false, held: [], unsearched: [], releases: [], releasesOnGone: 1 };
    expect(await tellSubject(ports)('brand', emailOf(200))).toMatchObject(ended);
    const later = { now: () => new Date(Date.now() + 8 * DAY_MS) };
    const done = await destroyKeys({ ...ports, clock: later }, AGREEMENT.agreement);
    expect(done).toMatchObject([{ epoch: 1 }]);
    expect(await tellSubject(ports)('brand', emailOf(200))).toMatchObject(ended);
    await deliver({ ports, ...room }, 'brand', brandRows(0, 300));
    expect(await tellSubject(ports)('brand', emailOf(200))).toMatchObject({
      ...{ found: true, held: [{ dataset: 'customers' }], releases: [], releasesOnGone: 1 },
    });
  });

  it('is told for what nobody can look into where the key is another one', async () => {
    const { ports } = await filled();
    const [version] = (await ports.ledger.state()).versions;
    const told = tellSubject({ ...ports, keyRing: new MemoryKeyRing() });
    expect(await told('brand', emailOf(200))).toMatchObject({
      found: false,
      unsearched: [{ what: 'version', name: version?.version, why: 'former-key' }],
    });
  });

  it('has a list that was made before others were taken out, for as long as it may be used', async () => {
    const room = await openListRoom();
    await askSize(room);
    expect(await make(room)).toMatchObject({ kind: 'list' });
    await forgetRows(room, 'brand', [{ email: person(3).email }]);
    const tell = async (n: number, days = 0) => {
      const clock = { now: () => new Date(Date.now() + days * DAY_MS) };
      return tellSubject({ ...room.ports, clock })('brand', emailOf(n));
    };
    expect((await tell(4)).lists).toMatchObject([{ activation: 'reach_gold', party: 'brand' }]);
    expect((await tell(4, 31)).lists).toEqual([]);
    expect(await tell(3)).toMatchObject({ found: false, lists: [] });
  }, 120_000);
});
