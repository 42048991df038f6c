import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { ROW_LABEL } from '#core/identifiers/kinds.ts';
import { firstPerson, type Side } from './people.ts';

/** A drop as large as wanted, of one side's people. */
export interface DropShape {
  readonly side: Side;
  readonly rows: number;
  /** Whether its room makes lists: then each row of the publisher has a label. */
  readonly lists?: boolean;
}

/** Whether the rows of a drop have labels. */
export const hasLabels = ({ side, lists = false }: DropShape): boolean =>
  lists && side === 'publisher';

/** Declared values, all in use; two columns a side. */
type Attributes = Readonly<Record<string, readonly string[]>>;

const pick = (values: readonly string[], salt: number): string =>
  `[${values.map(quoteText).join(', ')}][1 + (hash(person + ${salt}) % ${values.length})::int]`;

/**
 * Rows of one part as `prepare` would write them. 1 % of the e-mails and 6 % of the phones are
 * missing; 0.5 % of the rows repeat the row before, 0.1 % a row of anywhere in the file.
 */
export const partSql =
  (shape: DropShape, rows: readonly [number, number], path: string) =>
  (attributes: Attributes): string => {
    const columns = Object.entries(attributes).map(
      ([name, values], at) => `${pick(values, at + 1)} as ${name}`,
    );
    const label = hasLabels(shape) ? `sha256('label' || place) as ${ROW_LABEL},` : '';
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
    case when hash(person) % 100 > 0 then sha256('person' || person || '@example.com') end as email,
    case when hash(person) % 100 not between 1 and 6 then sha256('+44' || person) end as phone, ${label}
    ${columns.join(', ')}
  from people
) to ${quoteTarget(path)} ${PART_PARQUET}`;
  };
