import { beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import type { Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import type { PlayedHistory } from '#proof/trail/play-history.ts';
import { playLists } from '#proof/trail/play-lists.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import { PLANTED_LIST_ACTS } from '#test/support/trail/planted-list-acts.ts';
import { rowsOf } from '#test/support/trail/trail-rows.ts';

let history: PlayedHistory;
beforeAll(async () => {
  history = await playLists();
}, 120_000);

const judge = (events: readonly TrailEvent[]): Reconciliation => {
  const rows = rowsOf(events);
  const [from = null, to = null] = [rows[0], rows.at(-1)].map((row) => String(row?.event_time));
  return reconcile({ ...history, rows, from, to });
};

describe('a day on which a list was made and taken', () => {
  it('is explained, every call and every entry', () => {
    const found = judge(history.events);
    expect(found.open).toEqual([]);
    expect(found).toMatchObject({ entriesWithoutEvents: 0, explained: found.calls });
    const types = history.entries.map(({ event }) => event.type);
    expect(types.filter((type) => type.startsWith('list-'))).toEqual([
      'list-reserved',
      'list-released',
    ]);
  });

  it.each(PLANTED_LIST_ACTS)('does not explain that $says', ({ plant, reason }) => {
    const { events, eventId, entry } = plant(history);
    const told = judge(events).open.map((each) => [
      each.reason,
      each.eventId,
      each.entry !== undefined,
    ]);
    expect(told).toContainEqual([reason, eventId, entry ?? false]);
  });
});
