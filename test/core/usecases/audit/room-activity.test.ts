import { afterEach, describe, expect, it } from 'vitest';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { agreementKey, ledgerKey } from '#core/room-layout.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { roomActivity } from '#core/usecases/audit/room-activity.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, ask, closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const OVERLAP = { analysis: 'overlap' } as const;
const weaker = testAgreement({ privacy: { ...TEST_TERMS, epsilonBudget: 20 } });
const never = testAgreement({ purpose: 'Another purpose altogether.' });

const activityIn = ({ ports }: MemoryRoom) => roomActivity(ports)();

describe('what happened in a room', () => {
  it('says who did what and how often, and when each did something last', async () => {
    const room = await openMemoryRoom();
    await ask(room, 'brand', OVERLAP);
    await fillRoom(room);
    await ask(room, 'brand', OVERLAP);
    const { parties, entries, happened, from, to, head } = await activityIn(room);
    expect(parties).toMatchObject([
      { party: 'brand', approved: 1, delivered: 1, answers: 1, refusedQuestions: 1 },
      { party: 'publisher', approved: 1, delivered: 1, answers: 0, refusedQuestions: 0 },
    ]);
    expect(happened).toHaveLength(entries);
    expect({ from, to }).toEqual({ from: happened.at(0)?.at, to: happened.at(-1)?.at });
    expect(parties[0]?.lastAt).toBe(happened.at(-1)?.at);
    expect(head).toBe(room.ports.ledger.head.checksum);
  });

  it('says what each proposal weakened, which came into force, and which never did', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(weaker, 'publisher');
    await approveAll({ ...room, signed: weaker });
    await proposeAgreement(room.ports)(never, 'brand');
    const { terms, inForce } = await activityIn(room);
    expect(inForce).toBe(weaker.digest);
    expect(terms).toMatchObject([
      { agreement: room.signed.digest, inForceAt: expect.any(String), changes: [] },
      { agreement: weaker.digest, party: 'publisher', inForceAt: expect.any(String) },
      { agreement: never.digest, party: 'brand' },
    ]);
    expect(terms[1]?.changes).toContainEqual(
      expect.objectContaining({
        path: 'privacy.epsilonBudget',
        before: '10',
        after: '20',
        effect: 'weaker',
      }),
    );
    expect(terms[2]).not.toHaveProperty('inForceAt');
    // Held against the one in force, and not against the first.
    expect(terms[2]?.changes).toContainEqual(
      expect.objectContaining({ path: 'privacy.epsilonBudget', before: '20', effect: 'stricter' }),
    );
  });

  it('takes the one in force that is put on the table again for one in force', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(never, 'brand');
    await proposeAgreement(room.ports)(room.signed, 'publisher');
    const { terms } = await activityIn(room);
    expect(terms.map(({ inForceAt }) => inForceAt !== undefined)).toEqual([true, false, true]);
    expect(terms[2]?.changes).toEqual([]);
  });

  it('leaves out what a lost text changed, and tells the rest', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(never, 'brand');
    await proposeAgreement(room.ports)(room.signed, 'publisher');
    await room.ports.objects.delete(agreementKey(never.digest));
    const { terms } = await activityIn(room);
    expect(terms[1]).not.toHaveProperty('changes');
    expect(terms).toHaveLength(3);
  });

  it('is not told by a ledger that is not whole', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    await room.ports.objects.delete(ledgerKey(2));
    const ledger = new ObjectLedger(room.ports);
    await expect(roomActivity({ ...room.ports, ledger })()).rejects.toMatchObject({
      code: 'room',
      message: expect.stringMatching(/^Ledger entry 2 is missing/),
    });
  });
});
