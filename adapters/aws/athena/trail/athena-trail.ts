import {
  type AuditPlace,
  type AuditRows,
  runAudit,
} from '#adapters/aws/athena/trail/audit-execution.ts';
import {
  foreignTo,
  trailQueries,
  trailStatement,
} from '#adapters/aws/athena/trail/trail-statement.ts';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { KNOWN_EVENT_VERSION } from '#core/audit/audit-limits.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Trail, TrailRow } from '#core/ports/trail.ts';
import { printable } from '#core/printable.ts';
import type { Examined, Unread, UnreadReason } from '#core/trail/examined.ts';
import { examinedPlaces } from '#core/trail/examined-places.ts';

/** Which part of the trail is asked. */
export interface AthenaTrailOpening {
  readonly scope?: RoomScope | undefined;
  /** First and last day, as `2026/11/26`. */
  readonly days?: readonly [since: string, until: string] | undefined;
}

/** The trail of a deployed room, asked through Athena by the same SQL that asks files. */
export class AthenaTrail implements Trail {
  readonly examined: Examined;
  readonly #place: AuditPlace;
  readonly #queries: string;

  private constructor(place: AuditPlace, queries: string, examined: Examined) {
    this.#place = place;
    this.#queries = queries;
    this.examined = examined;
  }

  /** Looks first at what there is, and what of it cannot be taken as it stands. */
  static async open(place: AuditPlace, { scope, days }: AthenaTrailOpening): Promise<AthenaTrail> {
    const queries = await trailQueries({ database: place.database, scope, days });
    const ask = (sql: string): Promise<AuditRows> =>
      runAudit(place, trailStatement(queries, sql, []));
    const places = await ask(await fillSql('trail/places', {}));
    const counts = await ask(
      await fillSql('trail/athena-counts', {
        known_version: quoteText(KNOWN_EVENT_VERSION),
        foreign: foreignTo(scope),
      }),
    );
    return new AthenaTrail(place, queries, {
      ...examinedPlaces(places.rows),
      files: Number(counts.rows[0]?.files ?? 0),
      duplicates: Number(counts.rows[0]?.duplicates ?? 0),
      bytes: counts.scannedBytes,
      unread: COUNTED.flatMap((each) => unreadOf(counts.rows[0] ?? {}, each)),
    });
  }

  async rows(sql: string, values: readonly string[] = []): Promise<readonly TrailRow[]> {
    return (await runAudit(this.#place, trailStatement(this.#queries, sql, values))).rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#place.client.destroy();
  }
}

/** What is counted, by its reason and the name of its columns. */
const COUNTED: readonly (readonly [UnreadReason, string])[] = [
  ['not-an-event', 'no_event'],
  ['insight', 'insight'],
  ['unknown-version', 'unknown_version'],
  ['missing-fields', 'missing_fields'],
  ['same-id-other-event', 'same_id'],
  ['foreign-account', 'foreign_account'],
];

const unreadOf = (
  row: TrailRow,
  [reason, name]: readonly [UnreadReason, string],
): readonly Unread[] => {
  const count = Number(row[name] ?? 0);
  return count === 0 ? [] : [{ reason, count, first: printable(String(row[`first_${name}`])) }];
};
