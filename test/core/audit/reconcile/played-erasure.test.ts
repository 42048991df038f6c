import { beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import type { Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { playErasure } from '#proof/trail/play-erasure.ts';
import type { PlayedHistory } from '#proof/trail/play-history.ts';
import { rowsOf } from '#test/support/trail/trail-rows.ts';

let history: PlayedHistory;
beforeAll(async () => {
  history = await playErasure();
}, 120_000);

const judge = (entries: readonly LedgerEntry[] = history.entries): Reconciliation => {
  const rows = rowsOf(history.events);
  const [from = null, to = null] = [rows[0], rows.at(-1)].map((row) => String(row?.event_time));
  return reconcile({ ...history, entries, rows, from, to });
};

/** The same entries, of which one kind never says in which call it was written. */
const without = (type: string): readonly LedgerEntry[] =>
  history.entries.map((entry) => {
    const { run: _, ...rest } = entry;
    return entry.event.type === type ? rest : entry;
  });

describe('a day on which people were forgotten and told of', () => {
  it('is explained, every call and every entry', () => {
    const found = judge();
    expect(found.open).toEqual([]);
    expect(found).toMatchObject({ entriesWithoutEvents: 0, explained: found.calls });
    const types = history.entries.map(({ event }) => event.type);
    expect(types.filter((type) => /erasure|forgotten|lifted|subject/.test(type))).toEqual([
      'subject-asked',
      'erasure-began',
      'people-forgotten',
      'tombstones-lifted',
    ]);
  });

  it('does not explain a use of the token key for a person of which no entry tells', () => {
    const told = judge(without('subject-asked')).open;
    expect(told.map(({ says }) => says).join('\n')).toMatch(/used to find people, and no entry/);
  });

  it('does not explain a version in the place of another that no erasure names', () => {
    const unnamed = history.entries.map((entry) =>
      entry.event.type === 'people-forgotten'
        ? { ...entry, event: { ...entry.event, successors: [] } }
        : entry,
    );
    expect(
      judge(unnamed)
        .open.map(({ says }) => says)
        .join('\n'),
    ).toMatch(/put in the place of another, and no erasure/);
  });
});
