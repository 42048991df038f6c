import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
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
  // Whoever loses a match by one kind may fall back on one by a later kind; after the last, on none.
  sensitivity: ({ on }) => 2 * on.length - 1,
  query: ({ told }) => ({ sql: 'analyses/by-kind', columns: {}, values: [told.join(',')] }),
  count: ({ told }, _lists, rows) => {
    const people = new Map(rows.map((row) => [row.kind, Number(row.people)]));
    const cells = told.map((kind) => ({ by: { kind }, people: people.get(kind) }));
    return countColumn(
      cells,
      cells.reduce((sum, cell) => sum + (cell.people ?? 0), 0),
    );
  },
  beside: () => ({}),
};
