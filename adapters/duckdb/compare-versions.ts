import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { ChangeSince, KindFiles, VersionChange } from '#core/ports/version-files.ts';

/** Beside these, columns of ours begin with "_", as no attribute does. */
const TOKEN_COLUMNS = ['token_hi', 'token_lo', 'person'];

const attributesIn = async (
  connection: DuckDBConnection,
  files: KindFiles,
): Promise<readonly string[]> => {
  const described = await connection.runAndReadAll(
    `describe select * from ${parquetRows(...[...files.values()].flat())}`,
  );
  return described
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => !TOKEN_COLUMNS.includes(name));
};

const heldKinds = (files: KindFiles): readonly IdentifierKind[] =>
  [...files].filter(([, paths]) => paths.length > 0).map(([kind]) => kind);

/** True of a person who has a token of at least one of the kinds. */
const holdsAny = (kinds: readonly IdentifierKind[]): string =>
  kinds.map((kind) => `_hi_${kind} is not null`).join(' or ');

const tokenColumns = (kind: IdentifierKind): readonly string[] => [`_hi_${kind}`, `_lo_${kind}`];

/** What both versions have: only that can be asked of both. Of one version, all that it has. */
interface Shared {
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: readonly string[];
}

/** Grain: one row per person of a version with its tokens of the shared kinds and its attributes. */
const peopleOf = (files: KindFiles, { kinds, attributes }: Shared): string => {
  const held = kinds.map(
    (kind) => `select '${kind}' as _held_kind, * from ${parquetRows(...(files.get(kind) ?? []))}`,
  );
  const tokens = kinds.flatMap((kind) =>
    ['hi', 'lo'].map(
      (half) => `any_value(token_${half}) filter (_held_kind = '${kind}') as _${half}_${kind}`,
    ),
  );
  const values = attributes.map((name) => `any_value(${quoteName(name)}) as ${quoteName(name)}`);
  return `select ${[...tokens, ...values].join(', ')}
  from (${held.join(' union all by name ')}) group by person`;
};

/** Every kind and every pair of kinds: people who are the same in all of these are the same. */
const singlesAndPairs = (kinds: readonly IdentifierKind[]): readonly IdentifierKind[][] =>
  kinds.flatMap((kind, at) => [[kind], ...kinds.slice(at + 1).map((other) => [kind, other])]);

/** What questions can see of a person: tokens of one or two kinds, with no or one attribute. */
const viewsOf = ({ kinds, attributes }: Shared): readonly string[] =>
  singlesAndPairs(kinds).flatMap((some) =>
    [[], ...attributes.map((name) => [quoteName(name)])].map(
      (attribute) => `(${[...some.flatMap(tokenColumns), ...attribute].join(', ')})`,
    ),
  );

/**
 * Grain: one row. In a view a column that the view does not show is null, so `having` leaves out who
 * cannot be seen there. `_surplus` is how often the newer version has such a person more than the older.
 */
const changeSql = (shared: Shared, older: KindFiles): string => {
  const columns = [...shared.kinds.flatMap(tokenColumns), ...shared.attributes.map(quoteName)];
  const all = columns.join(', ');
  return `with both_versions as (
    select ${all}, 1 as _surplus from newer
    union all select ${all}, -1 from (${peopleOf(older, shared)})
  ),
  changed as (
    select ${all}, sum(_surplus) as _surplus from both_versions group by ${all} having sum(_surplus) <> 0
  ),
  seen as (
    select grouping(${all}) as _view, sum(_surplus) as _surplus from changed
    group by grouping sets (${viewsOf(shared).join(', ')}) having ${holdsAny(shared.kinds)}
  ),
  counted as (
    select sum(_surplus) filter (_surplus > 0) as _came, -sum(_surplus) filter (_surplus < 0) as _went
    from seen group by _view
  )
  select coalesce(min(_came), 0), coalesce(min(_went), 0) from counted`;
};

const compareWith = async (
  connection: DuckDBConnection,
  shared: Shared,
  older: KindFiles,
): Promise<VersionChange> => {
  const found = await connection.runAndReadAll(changeSql(shared, older));
  const [onlyNew, onlyOld] = (found.getRows()[0] ?? []).map(Number);
  return { onlyNew: onlyNew ?? 0, onlyOld: onlyOld ?? 0 };
};

const NO_CHANGE: VersionChange = { onlyNew: 0, onlyOld: 0 };

/**
 * Compares a version with older ones as questions see them. A question sees only some kinds and
 * attributes, so a single newcomer must not hide behind many people who changed in something else: for
 * each view on people the changes are counted by themselves, and the smallest that is not 0 is answered.
 */
export const changeSince = async (
  connection: DuckDBConnection,
  newer: KindFiles,
): Promise<ChangeSince> => {
  const own = heldKinds(newer);
  if (own.length === 0) return async () => NO_CHANGE;
  const ownAttributes = await attributesIn(connection, newer);
  const all: Shared = { kinds: own, attributes: ownAttributes };
  await connection.run(`create temp table newer as ${peopleOf(newer, all)}`);
  return async (older) => {
    const theirs = heldKinds(older);
    const kinds = own.filter((kind) => theirs.includes(kind));
    if (kinds.length === 0) return NO_CHANGE;
    const theirAttributes = await attributesIn(connection, older);
    const attributes = ownAttributes.filter((name) => theirAttributes.includes(name));
    return compareWith(connection, { kinds, attributes }, older);
  };
};
