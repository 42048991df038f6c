import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { OWN_SLOTS, ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import type { RoomUse } from './example.ts';
import { firstPerson, type Side } from './people.ts';

/** A drop as large as wanted, of one side's people. */
export interface DropShape {
  readonly side: Side;
  readonly rows: number;
  /** A room of lists has a label for each row of the publisher, one of histories a cookie. */
  readonly use?: RoomUse;
}

const OWN_KINDS: Readonly<Record<RoomUse, readonly TokenKind[]>> = {
  ...{ counts: [], lists: [ROW_LABEL], histories: [OWN_SLOTS[0]] },
};

/** The kinds of a side's drop that are its own, beside those that people are matched by. */
export const ownKinds = ({ side, use = 'counts' }: DropShape): readonly TokenKind[] =>
  side === 'publisher' ? OWN_KINDS[use] : [];

/** The digest of an e-mail that is somebody's. */
export const EMAIL = "sha256('person' || person || '@example.com')";

/** The digest of a cookie that is somebody's. */
export const COOKIE = "sha256('cookie' || person)";

const OWN_DIGESTS: Readonly<Partial<Record<TokenKind, string>>> = {
  [ROW_LABEL]: "sha256('label' || place)",
  [OWN_SLOTS[0]]: COOKIE,
};

/** Declared values, all in use; two columns a side. */
type Attributes = Readonly<Record<string, readonly string[]>>;

/** SQL for one of the values, by chance that follows from the number of a person or an event. */
export const pick = (
  values: readonly string[],
  { of, salt }: { readonly of: string; readonly salt: number },
): string =>
  `[${values.map(quoteText).join(', ')}][1 + (hash(${of} + ${salt}) % ${values.length})::int]`;

/**
 * Rows of one part as `prepare` would write them. 1 % of the e-mails and 6 % of the phones are
 * missing; 0.5 % of the rows repeat the row before, 0.1 % a row of anywhere in the file.
 */
export const partSql =
  (shape: DropShape, rows: readonly [number, number], path: string) =>
  (attributes: Attributes): string => {
    const columns = Object.entries(attributes).map(
      ([name, values], at) => `${pick(values, { of: 'person', salt: at + 1 })} as ${name}`,
    );
    const own = ownKinds(shape).map((kind) => `${OWN_DIGESTS[kind]} as ${kind}`);
    return `copy (
  with drawn as (select range as place, hash(range) % 1000 as draw from range(${rows[0]}, ${rows[1]})),
  people as (
    select ${firstPerson(shape.side, shape.rows)} + case
      when draw < 5 and place > 0 then place - 1
      when draw = 5 then (hash(place + 1) % ${shape.rows})::bigint
      else place end as person, place
    from drawn
  )
  select
    case when hash(person) % 100 > 0 then ${EMAIL} end as email,
    case when hash(person) % 100 not between 1 and 6 then sha256('+44' || person) end as phone,
    ${[...own, ...columns].join(', ')}
  from people
) to ${quoteTarget(path)} ${PART_PARQUET}`;
  };
