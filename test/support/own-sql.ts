/** The analyses that have a SQL text of their own: a lift and a balance are asked by that of segments (their tests hold them to that). */
export const OWN_SQL = ['overlap', 'segments', 'tables', 'rollup'] as const;
export type OwnSql = (typeof OWN_SQL)[number];
