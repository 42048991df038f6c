import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconciledRoom } from '#adapters/aws/client/reconciled-room.ts';
import { parseOutputs } from '#adapters/aws/client/room-outputs.ts';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { readCall } from '#core/audit/reconcile/read-call.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import type { OpenItem, Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import { LedgerDocument } from '#core/documents/ledger-document.ts';
import { reconcileTrail } from '#core/usecases/audit/reconcile-trail.ts';
import { byRole } from '#proof/trail/identities.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { prepareLists } from '#test/emulator/prepared-lists.ts';
import { onlyDocument } from '#test/support/run-cli.ts';
import { rowOf } from '#test/support/trail/trail-rows.ts';

const PLANTED = 20;
const HOUR_MS = 3_600_000;

describe('the trail of a room on the emulator', () => {
  let room: EmulatedRoom;
  let known: ReconciledRoom;
  let events: readonly TrailEvent[];
  let entries: LedgerDocument['entries'];

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
    const listed = (await done('brand analyst', 'ledger', 'list')) as LedgerDocument;
    entries = LedgerDocument.parse({ kind: listed.kind, entries: listed.entries }).entries;
    const told = { called: 'the room', code: 'room', advice: 'see there' } as const;
    const urls = {
      QuestionUrl: room.urlOf('answer-question'),
      ApprovalUrl: room.urlOf('approve-agreement'),
    };
    known = reconciledRoom(parseOutputs({ ...room.outputs, ...urls }, told));
    events = around(room.trail.writer.events);
  });
  afterAll(() => room?.close());

  const judge = async (all: readonly TrailEvent[]): Promise<Reconciliation> => {
    await using trail = await trailOfEvents(all);
    return await reconcileTrail(trail, { room: known, entries, fill: fillSql });
  };

  /** The emulator has no schedules: at most the absence of a night's work may be told. */
  const openIn = ({ open }: Reconciliation): readonly OpenItem[] =>
    open.filter(({ says }) => !says.includes('was not called that day'));

  it('is explained by its ledger, and its ledger by it', async () => {
    const found = await judge(events);
    expect(openIn(found)).toEqual([]);
    expect(found.calls).toBeGreaterThan(50);
    expect(found).toMatchObject({ explained: found.calls, entriesWithoutEvents: 0 });
  });

  it('names each of twenty calls that somebody else makes, too', async () => {
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

  /** Events of others before and after, so that the trail covers all of the room. */
  const around = (all: readonly TrailEvent[]): readonly TrailEvent[] => {
    const times = all.map(({ eventTime }) => Date.parse(String(eventTime)));
    const aside = (at: number): TrailEvent => ({
      ...all[0],
      ...{ eventSource: 'sts.amazonaws.com', eventName: 'GetCallerIdentity', eventID: `at-${at}` },
      eventTime: new Date(at).toISOString().replace(/\.\d{3}Z/, 'Z'),
    });
    return [aside(Math.min(...times) - HOUR_MS), ...all, aside(Math.max(...times) + HOUR_MS)];
  };
});
