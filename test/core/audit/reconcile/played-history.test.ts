import { beforeAll, describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import type { OpenReason, Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import { reconcileTrail } from '#core/usecases/audit/reconcile-trail.ts';
import { type PlayedHistory, playHistory } from '#proof/trail/play-history.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import { PLANTED_ACTS } from '#test/support/trail/planted-acts.ts';
import { rowsOf } from '#test/support/trail/trail-rows.ts';

let history: PlayedHistory;
beforeAll(async () => {
  history = await playHistory();
});

const onEngine = async (events: readonly TrailEvent[]): Promise<Reconciliation> => {
  await using trail = await trailOfEvents(events);
  return await reconcileTrail(trail, { ...history, fill: fillSql });
};

const judge = (events: readonly TrailEvent[]): Reconciliation => {
  const rows = rowsOf(events);
  const [from = null, to = null] = [rows[0], rows.at(-1)].map((row) => String(row?.event_time));
  return reconcile({ ...history, rows, from, to });
};

describe('some days of a room, played by its own handlers', () => {
  it('are explained, every call and every entry, and so are calls that are delivered twice', async () => {
    const found = await onEngine([...history.events, ...history.events.slice(50, 90)]);
    expect(found.open).toEqual([]);
    expect(found).toMatchObject({ entriesWithoutEvents: 0, entries: history.entries.length });
    expect(found.calls).toBeGreaterThan(200);
    expect(found.explained).toBe(found.calls);
    expect(judge(history.events)).toEqual(found);
  });

  it.each(PLANTED_ACTS)('do not explain that $says', ({ plant, reason }) => {
    const { events, eventId, entry } = plant(history);
    const { open } = judge(events);
    const told: [OpenReason, string | undefined, boolean][] = open.map((each) => [
      each.reason,
      each.eventId,
      each.entry !== undefined,
    ]);
    expect(told).toContainEqual([reason, eventId, entry ?? false]);
  });

  it('are told by twenty acts and more', () => {
    expect(PLANTED_ACTS.length).toBeGreaterThanOrEqual(20);
  });

  it('name nobody for calls after what was examined, and say that they do not', () => {
    const cut = history.events.filter(({ eventTime }) => String(eventTime) < '2026-11-02T09:30');
    const { open, notCovered } = judge(cut);
    expect(open.filter(({ reason }) => reason !== 'unknown-to-ledger')).toEqual([]);
    expect(notCovered.join(' ')).toMatch(/entries are of a time that the trail does not cover/);
  });
});
