import { afterEach, describe, expect, it } from 'vitest';
import { letAllApprove } from '#adapters/local/rehearsal-room.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { DROP_REFUSALS, type DropRefusal } from '#core/refusals.ts';
import { dropPrefix, refusalReportKey } from '#core/room-layout.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import {
  arrive,
  changeAgreement,
  type FlowRoom,
  keysIn,
  people,
  proposeChange,
} from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Accept, changeLastPart, GOOD, PLAYS } from '#test/core/usecases/played-drops.ts';
import { beforeCalls } from '#test/support/before-calls.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const WAYS: readonly (readonly [string, Accept])[] = [
  ['in one process', (room, arrived) => acceptDrop(room)(arrived)],
  ['in the steps of a deployed room', runFlow],
];

/** Those that come of looking at the rows: their party reads how many are wrong. */
const WITH_REPORT: readonly DropRefusal[] = ['too-many-rejects', 'minimum-change'];

it('every reason for which a drop is refused is played', () => {
  expect(new Set(PLAYS.map(([, reason]) => reason))).toEqual(new Set(DROP_REFUSALS));
});

describe.each(WAYS)('%s', (_, accept) => {
  it.each(PLAYS)(
    'a drop that %s is refused: %s',
    async (...[, reason, play, open = openMemoryFlow]) => {
      const room = await open();
      const arrived = await play(room, accept);
      const before = await keysIn(room, 'vault/');
      expect(await accept(room, arrived)).toMatchObject({ outcome: 'refused', reason });
      const entries = await room.ledger.entries();
      const { party, dataset, drop } = arrived;
      expect(entries.at(-1)?.event).toEqual({ type: 'drop-refused', party, dataset, drop, reason });
      for (const area of ['drops/', 'staging/']) expect(await keysIn(room, area)).toEqual([]);
      expect(await keysIn(room, 'vault/')).toEqual(before);
      const report = refusalReportKey(arrived, drop);
      expect(await keysIn(room, report)).toEqual(WITH_REPORT.includes(reason) ? [report] : []);
      await accept(room, arrived);
      expect(await room.ledger.entries()).toEqual(entries);
    },
  );
});

/** A way that hands back what it threw, as the one in one process does with a drop that is kept. */
const kept = async (accept: Accept, room: FlowRoom, arrived: ArrivedDrop): Promise<string> =>
  accept(room, arrived).then(
    ({ outcome }) => outcome,
    (fault: unknown) => (fault instanceof Error ? fault.message : 'unknown'),
  );

describe.each(WAYS)('%s, a drop that keeps to the agreement in force', (_, accept) => {
  it('is published while another one lies on the table', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, GOOD);
    await proposeChange(room, 'Another altogether.');
    expect((await accept(room, arrived)).outcome).toBe('published');
    const later = await arrive(room, { ...GOOD, parts: [people('brand', 0, 300)] });
    expect((await accept(room, later)).outcome).toBe('published');
  });

  /** A room in which this happens in the moment in which a drop is decided on. */
  const meanwhile = (room: FlowRoom, happens: () => Promise<void>): FlowRoom => ({
    ...room,
    // All that is left to do then is to look whether every file lies where it should.
    objects: beforeCalls(room.objects, 'list', async (prefix) => {
      if (prefix.includes('/version=')) await happens();
    }),
  });

  it('is published when another one is proposed in the moment in which it is decided on', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, GOOD);
    const overtaken = meanwhile(room, () => proposeChange(room, 'Another altogether.'));
    expect((await accept(overtaken, arrived)).outcome).toBe('published');
  });

  it('is refused when another one comes into force in that moment', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, GOOD);
    const overtaken = meanwhile(room, () => changeAgreement(room, 'Another altogether.'));
    expect(await accept(overtaken, arrived)).toMatchObject({ reason: 'not-as-agreed' });
  });

  it('is told by what is wrong with its parts, also while another one is proposed', async () => {
    const room = await openMemoryFlow();
    const arrived = await changeLastPart(room, (bytes) => bytes.subarray(1));
    await proposeChange(room, 'Another altogether.');
    expect(await accept(room, arrived)).toMatchObject({ reason: 'part-differs-from-manifest' });
  });
});

/** The room as those prepare for it who trust that a proposal comes into force. */
const asProposed = async (room: FlowRoom): Promise<FlowRoom> => {
  const purpose = 'Another altogether.';
  await proposeChange(room, purpose);
  return { ...room, signed: withDigest({ ...room.signed.agreement, purpose }) };
};

describe.each(WAYS)('%s, a drop that keeps to an agreement that is only proposed', (_, accept) => {
  it('is not put into the room, in one sentence that says so', async () => {
    const room = await openMemoryFlow();
    await expect(arrive(await asProposed(room), GOOD)).rejects.toMatchObject({
      code: 'input',
      message:
        'The drop was prepared under an agreement that is only proposed: upload it once both parties approved that one, or prepare it again under the one in force.',
    });
    expect(await keysIn(room, 'drops/')).toEqual([]);
  });

  it('is kept where it lies, and published once that one is in force', async () => {
    const room = await openMemoryFlow();
    const proposed = await asProposed(room);
    const held = { ...(await proposed.ledger.state()), inForce: proposed.signed.digest };
    const ledger: FlowRoom['ledger'] = Object.assign(Object.create(proposed.ledger), {
      state: async () => held,
    });
    const arrived = await arrive({ ...proposed, ledger }, GOOD);
    const entries = await room.ledger.entries();
    expect(await kept(accept, room, arrived)).toMatch(/^kept$|only proposed/);
    expect(await room.ledger.entries()).toEqual(entries);
    expect(await keysIn(room, dropPrefix(arrived, arrived.drop))).toHaveLength(3);
    await letAllApprove(room, room.signed.agreement);
    expect((await accept(room, arrived)).outcome).toBe('published');
  });

  it('is refused where none is in force yet and it does not keep to the one on the table', async () => {
    const room = await openMemoryFlow({}, 'proposed');
    const arrived = await arrive(room, GOOD);
    await proposeChange(room, 'Another altogether.');
    expect(await accept(room, arrived)).toMatchObject({ reason: 'not-as-agreed' });
  });
});
