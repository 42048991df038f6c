import type { Analysis } from '#core/analyses/analysis.ts';
import { AttributesSettled, AttributesWritten } from '#core/analyses/attributes.ts';
import { cellsBy } from '#core/analyses/cells-by.ts';
import { countsIn } from '#core/analyses/count-in.ts';
import { AirlockError } from '#core/errors.ts';
import { countColumn } from '#core/privacy/exact/count-table.ts';
import { matchRate } from '#core/privacy/match-rate.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled.max(0) };

/** How many people of the counted list are in the other list. One cell. */
export const overlap: Analysis<typeof written, typeof settled> = {
  invitation: '"overlap"',
  written,
  settled,
  settle: ({ by }) => {
    if (by.length === 0) return { by: [] };
    throw new AirlockError(
      'usage',
      'An overlap is one number: ask "segments" to count by attributes.',
    );
  },
  takesFilters: true,
  sensitivity: (question, protects) => cellsBy(question, [], protects),
  sql: 'analyses/overlap',
  columns: () => ({}),
  values: () => [],
  count: (_question, _lists, rows) => {
    const people = countsIn(rows, () => '')('');
    return [countColumn([{ by: {}, people }], people)];
  },
  beside: ([cell], askerPeople) =>
    cell?.outcome === 'released' ? { matchRate: matchRate(cell.people, askerPeople) } : {},
};
