import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import {
  attribute,
  fields,
  half,
  hmac,
  type PartColumns,
  readingOf,
} from '#adapters/duckdb/tokenise-sql.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';

/** What holds of the time and the value of each event of a part. */
export interface EventBounds {
  readonly clip: number;
  readonly earliest: number;
  readonly latest: number;
}

const namesOf = ({ attributes }: PartColumns): readonly string[] => Object.keys(attributes).sort();

/** The columns of an event in a token file, less its token, in the order in which they are sorted. */
const eventColumns = (columns: Pick<PartColumns, 'attributes'>): readonly string[] => [
  // A word of the engine's own, which it takes for a name in quotes alone.
  '"at"',
  ...Object.keys(columns.attributes).sort().map(quoteName),
  'value',
];

const listed = (columns: PartColumns, render: (kind: TokenKind) => string): string =>
  columns.kinds.map(render).join(', ');

/** Why an event is left out, before it is known which others are equal to it; null if it is not. */
const reason = (columns: PartColumns, { earliest, latest }: EventBounds): string => {
  const undeclared = namesOf(columns).map((name) => `${quoteName(name)} is null`);
  return `case
    ${undeclared.length > 0 ? `when ${undeclared.join(' or ')} then 'undeclared-value'` : ''}
    when coalesce(${listed(columns, (kind) => `_digest_${kind}`)}) is null
      then coalesce(${listed(columns, (kind) => `_bad_${kind}`)}, 'no-identifier')
    when _at is null then 'unread-time'
    when _at > ${latest} then 'future-event'
    when _at < ${earliest} then 'too-old'
    when _value is null then 'unread-value'
    when _mark is null then 'malformed-row' end`;
};

/** The number of the first kind of which an event has a digest. */
const kindOf = ({ kinds }: PartColumns): string =>
  `case ${kinds.map((kind, at) => `when _digest_${kind} is not null then ${at}`).join(' ')} end`;

/** Grain: one row per row of the part, with the one digest that it keeps, or the reason why it is left out. */
export const lintedEvents = (columns: PartColumns, bounds: EventBounds): string => {
  const typed = Object.entries(columns.attributes).map(attribute);
  const names = namesOf(columns).map(quoteName);
  const seen = columns.kinds.flatMap((kind) => [`_bad_${kind}`, `_shape_${kind}`]);
  return `create temp table linted as
with part as (
  select ${[
    'file_row_number + 1 as _line',
    listed(columns, (kind) => readingOf(kind, columns)),
    ...typed,
    "case when regexp_full_match(_at, '[0-9]{1,10}') then try_cast(_at as bigint) end as _at",
    "case when regexp_full_match(_value, '[0-9]{1,9}') then try_cast(_value as integer) end as _value",
    "case when regexp_full_match(_mark, '[0-9a-f]{16}') then unhex(_mark)::bit::bigint end as _mark",
  ].join(', ')}
  from ${parquetRows(columns.source)}
),
readings as (
  select ${['_line', ...names, '_at', '_value', '_mark', listed(columns, fields)].join(', ')} from part
)
select ${[
    '_line',
    ...names,
    ...seen,
    '_at as "at"',
    `least(_value, ${bounds.clip}) as value`,
    `greatest(_value - ${bounds.clip}, 0) as _cut`,
    '_mark',
    `${reason(columns, bounds)} as _reason`,
    `${kindOf(columns)} as _kind`,
    `coalesce(${listed(columns, (kind) => `_digest_${kind}`)}) as _digest`,
  ].join(', ')}
from readings`;
};

/** Grain: one row per digest of a kind. An id has many events, and is hashed once. */
export const tokensTable = ({ kinds }: PartColumns): string => {
  const macs = kinds.map((kind, at) => `when ${at} then ${hmac(kind, '_digest')}`);
  return `create temp table tokens as
select _kind, _digest, ${half('_mac', 'hi')} as token_hi, ${half('_mac', 'lo')} as token_lo
from (
  select _kind, _digest, case _kind ${macs.join(' ')} end as _mac
  from (select distinct _kind, _digest from linted where _reason is null))`;
};

/** Grain: one row per event that is taken, and which of equal ones it is by the order of rows. */
export const eventsTable = (columns: PartColumns): string => {
  const codes = namesOf(columns).map(
    (name) => `enum_code(${quoteName(name)})::bigint + 1 as ${quoteName(name)}`,
  );
  const same = ['_kind', 'token_hi', 'token_lo', ...eventColumns(columns), '_mark'];
  return `create temp table events as
select *, row_number() over (partition by ${same.join(', ')} order by _line) as _nth
from (
  select ${['_line', '_kind', 'token_hi', 'token_lo', '"at"', ...codes, 'value', '_mark'].join(', ')}
  from linted inner join tokens using (_kind, _digest)
  where _reason is null)`;
};

/** Later ones of equal events are left out for that. */
export const LEAVE_REPEATS = `update linted set _reason = 'duplicate-event'
from events where events._nth > 1 and events._line = linted._line`;

/** Grain: one row per event of a kind, sorted by all that is in it. */
export const eventRows = (columns: PartColumns, kind: TokenKind): string => {
  const told = ['token_hi', 'token_lo', ...eventColumns(columns), '_mark'].join(', ');
  return `select ${told} from events
  where _nth = 1 and _kind = ${columns.kinds.indexOf(kind)} order by ${told}`;
};
