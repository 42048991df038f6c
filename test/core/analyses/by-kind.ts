import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import { countsIn } from '#core/analyses/count-in.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { countColumn } from '#core/privacy/exact/count-table.ts';

const kinds = z.array(z.enum(IDENTIFIER_KINDS)).min(1);
const written = { told: kinds };
const settled = { told: kinds };

/** An analysis that the project does not have: how many people were matched by each of some kinds. */
export const byKind: Analysis<typeof written, typeof settled> = {
  invitation: '"by_kind" with the kinds to tell apart',
  written,
  settled,
  settle: ({ told }) => {
    if (new Set(told).size === told.length) return { told: told.toSorted() };
    throw new AirlockError('usage', 'A kind is told twice: name it once.');
  },
  // Without a person of either list at most one pair of each kind is gone or new.
  sensitivity: ({ on }) => {
    const oneOfEachKind = on.map(() => 1);
    return { counted: [oneOfEachKind], other: [oneOfEachKind] };
  },
  sql: 'analyses/by-kind',
  columns: () => ({}),
  values: ({ on }) => [on.length],
  count: ({ on, told }, _lists, rows) => {
    const last = on.length - 1;
    const at = countsIn(rows, (row) => String(on[last - Number(row.kinds_after)]));
    const cells = told.map((kind) => ({
      by: { kind },
      people: on.includes(kind) ? at(kind) : undefined,
    }));
    const all = cells.reduce((sum, cell) => sum + (cell.people ?? 0), 0);
    return [countColumn(cells, all)];
  },
  beside: () => ({}),
};
