import { AREAS } from '#core/access/areas.ts';

/** The engine that questions run on; its SQL is held against a Trino of our own. */
export const ATHENA_ENGINE = 'Athena engine version 3';

/** Where Athena puts what queries find, in the bucket of results. */
export const resultsLocation = (bucket: string): string =>
  `s3://${bucket}/${AREAS.results.keys.replace('*', '')}`;

/** The table over the matches that are kept, its one column and its partitions, which queries name. */
export const MATCHES_TABLE = {
  name: 'matches',
  column: 'kept',
  counted: 'counted',
  other: 'other',
  on: 'kinds',
} as const;

/** The same over the links that are kept. */
export const LINKS_TABLE = {
  ...MATCHES_TABLE,
  name: 'links',
  events: 'events',
} as const;

/** Where Athena puts what one query found (Athena guide, "Identify query output files"). */
export const resultKeyOf = (execution: string): string =>
  `${AREAS.results.keys.replace('*', '')}${execution}.csv`;

/** Where audits of the trail of a room run. */
export const auditWorkgroupOf = (room: string): string => `${room}-audit`;

/** The database of the trail's table; Glue names hold no hyphen. */
export const trailDatabaseOf = (room: string): string => `${room.replaceAll('-', '_')}_trail`;

/** The table over the records of a trail, and its partitions: the region of an event and its day, as `2026/11/26`. */
export const TRAIL_TABLE = { name: 'records', region: 'region', day: 'day' } as const;

/** Most bytes that one question of an audit reads: the records of a busy room of a year, for five dollars. */
export const AUDIT_SCAN_LIMIT_BYTES = 1_000_000_000_000;
