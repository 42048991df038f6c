import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { joinedKeys, tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName, quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { codedValues } from '#core/attribute-codes.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { makesSomebody, type TokenKind } from '#core/identifiers/kinds.ts';
import { markedKinds } from '#core/identifiers/marked-kinds.ts';
import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import type { DigestShape } from '#core/lint/digest-shape.ts';
import type { IdentifierReason } from '#core/lint/reasons.ts';

/**
 * What the statements of one part are about. Working columns begin with `_`, which no attribute does.
 */
export interface PartColumns {
  readonly source: string;
  readonly kinds: readonly TokenKind[];
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** As in `TokeniseTask`. */
  readonly fillers: readonly Digest[];
  /** As in `TokeniseTask`. */
  readonly ownIdsIdentify?: boolean;
}

/** Compared by hash, which costs a third of comparing texts; a chance hit is read by core, no more. */
const hashesOf = (fillers: readonly Digest[]): string =>
  fillers.map((text) => `hash(${quoteText(text)})`).join(', ');

/** Longer than an identifier may be. Asked first, as nothing else costs the same whatever the length. */
const isTooLong = (column: string): string => `strlen(${column}) > ${MAX_IDENTIFIER_LENGTH}`;

/** A reading as `airlock_read_digest` would give it, of a value that need not go there. */
const reading = (
  shape: DigestShape,
  reason: IdentifierReason | undefined,
  digest: string,
): string =>
  `{ 'shape': '${shape}', 'reason': ${reason ? `'${reason}'` : 'null'}, 'digest': ${digest} }`;

/**
 * Plain lower-case hex is read here, and asked first, so that the other tests run on what is left;
 * anything else goes to the rules of core, one value at a time.
 */
export const readingOf = (kind: TokenKind, { fillers }: Pick<PartColumns, 'fillers'>): string => `
  case when ${isTooLong(kind)} then ${reading('other', 'not-a-digest', 'null')}
    when regexp_full_match(${kind}, '[0-9a-f]{64}') and hash(${kind}) not in (${hashesOf(fillers)})
      then ${reading('hex-lower', undefined, kind)}
    when ${kind} is null or trim(${kind}) = '' then null
    else airlock_read_digest(${kind}) end as _read_${kind}`;

/** A declared value as it stands, which most are; else without spaces around it, or `unknown`; or null. */
export const attribute = ([name, values]: [string, readonly string[]]): string => {
  const column = quoteName(name);
  const given = `nullif(trim(${column}), '')`;
  const value = values.includes('unknown') ? `coalesce(${given}, 'unknown')` : given;
  const type = `enum(${codedValues(values).map(quoteText).join(', ')})`;
  return `case when ${isTooLong(column)} then null
    else coalesce(try_cast(${column} as ${type}), try_cast(${value} as ${type})) end as ${column}`;
};

/** HMAC-SHA-256 out of SHA-256 (RFC 2104); the pads are bound, so no key stands in a statement. */
const halves = (kind: TokenKind): string => `
  ${half(`_mac_${kind}`, 'hi')} as _hi_${kind},
  ${half(`_mac_${kind}`, 'lo')} as _lo_${kind}`;

/** One half of the 128 bits that a MAC in hex begins with. */
export const half = (mac: string, of: 'hi' | 'lo'): string =>
  `unhex(substr(${mac}, ${of === 'hi' ? 1 : 17}, 16))::bit::bigint`;

const mac = (kind: TokenKind): string => `
  case when _bad_${kind} is null then ${hmac(kind, `_digest_${kind}`)} end as _mac_${kind}`;

/** The HMAC of a digest under the key of a kind, in hex. */
export const hmac = (kind: TokenKind, digest: string): string =>
  `sha256($outer_${kind} || unhex(sha256($inner_${kind} || unhex(${digest}))))`;

/** The three members of a reading, each as a column. */
export const fields = (kind: TokenKind): string => `
  _read_${kind}.digest as _digest_${kind}, _read_${kind}.reason as _bad_${kind},
  _read_${kind}.shape as _shape_${kind}`;

const names = ({ attributes }: PartColumns): readonly string[] => Object.keys(attributes);

/** Why a row as a whole is quarantined, before duplicates are known; null if it is not. */
const rowReason = (columns: PartColumns): string => {
  const undeclared = names(columns).map((name) => `${quoteName(name)} is null`);
  const anyDigest = identifiers(columns, (kind) => `_digest_${kind}`);
  const firstBad = identifiers(columns, (kind) => `_bad_${kind}`);
  return `case
    ${undeclared.length > 0 ? `when ${undeclared.join(' or ')} then 'undeclared-value'` : ''}
    when coalesce(${anyDigest}) is null then coalesce(${firstBad}, 'no-identifier') end as _reason`;
};

/** By a label nobody is somebody, nor, mostly, by an id of the party's own. */
const identifiers = (columns: PartColumns, render: (kind: TokenKind) => string): string =>
  columns.kinds
    .filter((kind) => makesSomebody(kind, columns.ownIdsIdentify ?? false))
    .map(render)
    .join(', ');

const list = (columns: PartColumns, render: (kind: TokenKind) => string): string =>
  columns.kinds.map(render).join(',');

/** Grain: one row per row of the part, with its tokens or the reason why it is quarantined. */
export const lintedTable = (columns: PartColumns): string => {
  const attributes = names(columns)
    .map((name) => `, ${quoteName(name)}`)
    .join('');
  const typed = Object.entries(columns.attributes)
    .map((entry) => `, ${attribute(entry)}`)
    .join('');
  return `create temp table linted as
with part as (
  select file_row_number + 1 as _line, ${list(columns, (kind) => readingOf(kind, columns))} ${typed}
  from ${parquetRows(columns.source)}
),
readings as (select _line ${attributes}, ${list(columns, fields)} from part),
hashed as (
  select _line ${attributes}, ${rowReason(columns)},
    ${list(columns, (kind) => `_bad_${kind}, _shape_${kind}`)}, ${list(columns, mac)}
  from readings
)
select _line, _reason ${attributes}, ${list(columns, (kind) => `_bad_${kind}, _shape_${kind}`)},
  ${list(columns, halves)}
from hashed`;
};

/** Grain: one row per token of the kind that more rows of the part hold than may, with the last of those that may. */
export const duplicatesTable = (kind: TokenKind, holders: number): string => `
create temp table duplicates_${kind} as
with shared as (
  select _hi_${kind} as hi, _lo_${kind} as lo, count(*) - ${holders} as losers
  from linted where _reason is null and _hi_${kind} is not null
  group by all having count(*) > ${holders}
)
select shared.hi, shared.lo, linted._line as last_line, shared.losers
from linted inner join shared on linted._hi_${kind} = shared.hi and linted._lo_${kind} = shared.lo
where linted._reason is null
qualify row_number() over (partition by shared.hi, shared.lo order by linted._line) = ${holders}`;

/** Takes a shared token from every row but the first that may hold it. */
export const loseDuplicates = (kind: TokenKind): string => `
update linted set _hi_${kind} = null, _lo_${kind} = null
from duplicates_${kind} as duplicates
where linted._hi_${kind} = duplicates.hi and linted._lo_${kind} = duplicates.lo
  and linted._line > duplicates.last_line and linted._reason is null`;

/** Rows that lost all that makes them somebody to earlier ones are repeats of them. */
export const quarantineDuplicates = (columns: PartColumns): string => `
update linted set _reason = 'repeat'
where _reason is null and coalesce(${identifiers(columns, (kind) => `_hi_${kind}`)}) is null`;

/** Grain: one row per person, its attributes as codes, numbered in token order, which has nothing to do with row order but for rows of one match key. */
export const peopleTable = (columns: PartColumns): string => {
  const attributes = names(columns)
    .map((name) => `, (enum_code(${quoteName(name)}) + 1)::utinyint as ${quoteName(name)}`)
    .join('');
  const order = (which: string): string =>
    `coalesce(${list(columns, (kind) => `_${which}_${kind}`)})`;
  return `create temp table people as
select $first_person::bigint + row_number() over (order by ${order('hi')}, ${order('lo')}, _line) - 1 as person
  ${attributes}, ${[...columns.kinds.flatMap(tokenColumns), ...joinedKeys(columns.kinds)].join(', ')}
from linted where _reason is null`;
};

/** What is written of one kind: sorted by token, and for whoever loses one of it also the person's other tokens. */
export interface KindRows {
  readonly kind: TokenKind;
  /** Whether other parts may take a token away. */
  readonly withOthers: boolean;
}

/** Grain: one row per token of the kind. */
export const kindRows = (columns: PartColumns, { kind, withOthers }: KindRows): string => {
  const others = markedKinds(columns.kinds)
    .filter((each) => withOthers && each !== kind)
    .flatMap(tokenColumns);
  const attributes = names(columns).map(
    (name) => `${quoteName(name)}::bigint as ${quoteName(name)}`,
  );
  return `select ${[`_hi_${kind} as token_hi`, `_lo_${kind} as token_lo`, 'person', ...attributes, ...others].join(', ')}
  from people where _hi_${kind} is not null order by token_hi, token_lo, person`;
};

/** Writes such rows as they stand. */
export const writeRows = (rows: string, path: string): string =>
  `copy (${rows}) to ${quoteTarget(path)} ${PARQUET}`;

/** Of a table of such rows those of one shard, whose tokens are neighbours. */
export const shardRows = (table: string, [least, most]: readonly [bigint, bigint]): string =>
  `from ${table} where token_hi between '${least}'::bigint and '${most}'::bigint
  order by token_hi, token_lo, person`;
