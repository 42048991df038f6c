/** The analyses that have a SQL text of their own: a lift is asked by that of segments (lift.test.ts holds it to that). */
export const OWN_SQL = ['overlap', 'segments', 'tables', 'rollup'] as const;
export type OwnSql = (typeof OWN_SQL)[number];
