import { beforeAll, describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { readSql } from '#adapters/sql-files.ts';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import { type PlayedHistory, playHistory } from '#proof/trail/play-history.ts';

let history: PlayedHistory;
beforeAll(async () => {
  history = await playHistory();
});

const reconciled = async ({ room, events, entries }: PlayedHistory) => {
  await using trail = await trailOfEvents(events);
  const rows = await trail.rows(await readSql('trail/reconcile'));
  const { from, to } = trail.examined;
  return reconcile({ room, rows, entries, from, to });
};

describe('some days of a room', () => {
  it('are explained, every call and every entry', async () => {
    const found = await reconciled(history);
    expect(found.open.map(({ says }) => says)).toEqual([]);
    expect(found).toMatchObject({ entriesWithoutEvents: 0, entries: history.entries.length });
    expect(found.calls).toBeGreaterThan(200);
    expect(found.explained).toBe(found.calls);
  });
});
