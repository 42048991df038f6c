import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { NO_MARK } from '#core/drops/event-plan.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { COOKIE, EMAIL, pick } from './drop-sql.ts';
import { firstPerson, type Side } from './people.ts';

/** Events of one side's people, as many as wanted. */
export interface EventsShape {
  readonly side: Side;
  /** People of that side. */
  readonly people: number;
  readonly events: number;
}

/** The one kind that events of a side are known by, and its digest. */
export const EVENT_KINDS = {
  brand: ['email', EMAIL],
  publisher: ['_own_a', COOKIE],
} as const satisfies Record<Side, readonly [TokenKind, string]>;

const DAYS = 90;

/** So many of a thousand events are of nobody on the list. */
const OF_NOBODY = 50;

/**
 * Rows of one part of events as `prepare` would write them: spread over 90 days before now, more of some people than of
 * others, 5 % of nobody on the list, and a tenth of the amounts above the clip.
 */
export const eventsSql =
  ({ side, people, events }: EventsShape, rows: readonly [number, number], path: string) =>
  (attributes: Readonly<Record<string, readonly string[]>>): string => {
    const [kind, digest] = EVENT_KINDS[side];
    const columns = Object.entries(attributes).map(
      ([name, values], at) => `${pick(values, { of: 'place', salt: at + 1 })} as ${name}`,
    );
    const now = Math.floor(Date.now() / 1000);
    const amount = side === 'brand' ? '(hash(place + 7) % 55000)::bigint' : '0';
    return `copy (
  with drawn as (
    select range as place, (hash(range) % 1000) / 1000.0 as draw,
      (hash(range + ${events}) % 1000000) / 1000000.0 as rank
    from range(${rows[0]}, ${rows[1]})
  ),
  events as (
    select place, ${firstPerson(side, people)} + case when draw * 1000 < ${OF_NOBODY}
      then 10 * ${people} + place else floor(rank * rank * ${people})::bigint end as person
    from drawn
  )
  select ${digest} as ${kind}, ${columns.join(', ')},
    (${now} - (hash(place + 3) % ${DAYS * 86_400})::bigint)::varchar as _at,
    (${amount})::varchar as _value, '${NO_MARK}' as _mark
  from events
) to ${quoteTarget(path)} ${PART_PARQUET}`;
  };
