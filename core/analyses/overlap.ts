import type { Analysis } from '#core/analyses/analysis.ts';

/** How many people of the counted list are in the other list. One cell. */
export const overlap: Analysis = {
  // One person of the other list has one identifier of each kind, and each decides at most one match.
  sensitivity: ({ on }) => on.length,
  query: (question, tables, k) => {
    const kinds = question.on.join(',');
    return {
      sql: 'analyses/overlap',
      tables: { ...tables },
      columns: {},
      values: [kinds, kinds, k],
    };
  },
  table: (_question, _agreement, result) => {
    const people = result.rows[0]?.people;
    const total = typeof people === 'number' ? people : undefined;
    const only = (): number | undefined => total;
    return { rows: [''], columns: [''], cell: only, rowTotal: only, columnTotal: only, total };
  },
};
