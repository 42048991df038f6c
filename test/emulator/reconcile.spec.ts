import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCall } from '#core/audit/reconcile/read-call.ts';
import { byRole } from '#proof/trail/identities.ts';
import { type EmulatedHistory, emulatedHistory, openIn } from '#test/emulator/emulated-history.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { prepareLists } from '#test/emulator/prepared-lists.ts';
import { onlyDocument } from '#test/support/run-cli.ts';
import { rowOf } from '#test/support/trail/trail-rows.ts';

const PLANTED = 20;

describe('the trail of a room on the emulator', () => {
  let room: EmulatedRoom;
  let history: EmulatedHistory;

  const done = async (
    person: Parameters<EmulatedRoom['as']>[0],
    ...args: readonly string[]
  ): Promise<unknown> => {
    const ran = await room.as(person, ...args, '--json', '--stack', room.outputsFile);
    expect(ran, args.join(' ')).toMatchObject({ code: 0, err: '' });
    return onlyDocument(ran);
  };

  beforeAll(async () => {
    room = await openEmulatedRoom('emu-trail');
    const lists = await prepareLists(room.folder, room.agreement);
    for (const party of ['brand', 'publisher'] as const)
      await done(
        `${party} analyst`,
        'approve',
        '--yes',
        '--party',
        party,
        '--agreement',
        room.agreement,
      );
    for (const party of ['brand', 'publisher'] as const)
      await done(`${party} uploader`, 'upload', lists[party], '--party', party);
    for (const question of [['--dry-run'], [], []])
      await done('brand analyst', 'ask', 'overlap', '--party', 'brand', ...question);
    for (const act of ['freeze', 'unfreeze'])
      await done('brand analyst', act, '--party', 'brand', '--reason', 'A drill.');
    await done('brand analyst', 'review', '--party', 'brand', '--record');
    history = emulatedHistory(room, await done('brand analyst', 'ledger', 'list'));
  });
  afterAll(() => room?.close());

  it('is explained by its ledger, and its ledger by it', async () => {
    const found = await history.judge(history.events);
    expect(openIn(found)).toEqual([]);
    expect(found.calls).toBeGreaterThan(50);
    expect(found).toMatchObject({ explained: found.calls, entriesWithoutEvents: 0 });
  });

  it('names each of twenty calls that somebody else makes, too', async () => {
    const { events, known, judge } = history;
    const calls = events.filter((event) => readCall(rowOf(event), known));
    const mallory = byRole(room.trail.writer.room, { role: 'administrator', session: 'mallory' });
    const planted = Array.from({ length: PLANTED }, (_, at) => ({
      ...calls[Math.floor((at * calls.length) / PLANTED)],
      ...mallory,
      eventID: `planted-${at}`,
    }));
    const named = new Set(
      openIn(await judge([...events, ...planted])).map(({ eventId }) => eventId),
    );
    expect([...named].sort()).toEqual(planted.map(({ eventID }) => eventID).sort());
  });
});
