import { afterEach, describe, expect, it } from 'vitest';
import { type Checksum, sha256 } from '#core/sha256.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { roomAgreements } from '#core/usecases/agreements/room-agreements.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, deliver } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const OVERLAP = { analysis: 'overlap' } as const;
const [FIRST, SECOND] = [sha256('first code'), sha256('second code')];
const PARTIES = ['brand', 'publisher'];

/** The same room, as it runs other code, or no longer says what it runs. */
const running = (room: MemoryRoom, code: Checksum | undefined): MemoryRoom => ({
  ...room,
  ports: { ...room.ports, code },
});

const approve = async (room: MemoryRoom, ...parties: readonly string[]): Promise<void> => {
  for (const party of parties) await approveAgreement(room.ports)(party, { code: room.ports.code });
};

const filled = async (): Promise<MemoryRoom> => {
  const room = running(await openMemoryRoom(), FIRST);
  await approve(room, ...PARTIES);
  await deliver(room, 'brand', brandRows(0, 300));
  await deliver(room, 'publisher', publisherRows(0, 300));
  return room;
};

const NOT_APPROVED = { code: 'refused', reason: 'code-not-approved' };

describe('code that the parties approved', () => {
  it('stands in the ledger with the agreement, and with the templates where a party names them', async () => {
    const room = running(await openMemoryRoom(), FIRST);
    const templates = sha256('templates');
    await approveAgreement(room.ports)('brand', { code: FIRST, templates });
    const { event } = (await room.ports.ledger.entries()).at(-1) ?? {};
    expect(event).toEqual({
      ...{ type: 'agreement-approved', party: 'brand', agreement: room.signed.digest },
      ...{ code: FIRST, templates },
    });
  });

  it('answers, and other code answers nothing until both approved it', async () => {
    const room = await filled();
    expect((await ask(room, 'brand', OVERLAP)).outcome).toBe('released');
    const upgraded = running(room, SECOND);
    const before = (await room.ports.ledger.entries()).length;
    for (const waiting of [[], ['brand'], ['publisher']]) {
      await approve(upgraded, ...waiting);
      if (waiting[0] === 'publisher') break;
      await expect(ask(upgraded, 'brand', OVERLAP)).rejects.toMatchObject(NOT_APPROVED);
      await expect(planQuestion(upgraded.ports)('brand', OVERLAP)).rejects.toMatchObject(
        NOT_APPROVED,
      );
    }
    expect((await ask(upgraded, 'brand', OVERLAP)).outcome).toBe('released');
    const events = (await room.ports.ledger.entries()).slice(before).map(({ event }) => event.type);
    expect(events).toEqual(['agreement-approved', 'agreement-approved']);
    await expect(ask(room, 'brand', OVERLAP)).rejects.toMatchObject(NOT_APPROVED);
  });

  it('cannot be gone around by a room that no longer says what it runs', async () => {
    const room = await filled();
    await expect(ask(running(room, undefined), 'brand', OVERLAP)).rejects.toMatchObject(
      NOT_APPROVED,
    );
  });

  it('is approved by nobody who named other code, or none', async () => {
    const room = running(await openMemoryRoom(), FIRST);
    for (const code of [SECOND, undefined])
      await expect(approveAgreement(room.ports)('brand', { code })).rejects.toMatchObject({
        ...{ code: 'refused', reason: 'other-code' },
      });
    expect((await room.ports.ledger.state()).approvals.size).toBe(0);
  });

  it('is approved once: again changes nothing, with whatever templates', async () => {
    const room = running(await openMemoryRoom(), FIRST);
    await approve(room, 'brand');
    const again = await approveAgreement(room.ports)('brand', {
      ...{ code: FIRST, templates: sha256('others') },
    });
    expect(again).toMatchObject({ repeated: true, code: FIRST });
  });

  it('is told by the status and beside the agreements', async () => {
    const room = running(await openMemoryRoom(), FIRST);
    await approve(room, 'brand');
    const { code, approvals } = await roomStatus(room.ports)();
    expect(code).toBe(FIRST);
    expect(approvals.map((each) => each.code)).toEqual([FIRST, undefined]);
    expect(await roomAgreements(room.ports)()).toMatchObject({ code: FIRST });
  });

  it('is nothing that a room of one machine asks about', async () => {
    const room = await openMemoryRoom();
    await approve(room, ...PARTIES);
    await deliver(room, 'brand', brandRows(0, 300));
    await deliver(room, 'publisher', publisherRows(0, 300));
    expect((await ask(room, 'brand', OVERLAP)).outcome).toBe('released');
  });
});
