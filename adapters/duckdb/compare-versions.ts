import type { DuckDBConnection } from '@duckdb/node-api';
import { tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { attributesIn, heldKinds, peopleOf, type Seen } from '#adapters/duckdb/version-people.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import type { ChangeSince, LentVersion, VersionChange } from '#core/ports/version-files.ts';

/** True of a person who has a token of at least one of the kinds. */
const holdsAny = (kinds: readonly TokenKind[]): string =>
  kinds.map((kind) => `_hi_${kind} is not null`).join(' or ');

/** Every kind and every pair of kinds: people who are the same in all of these are the same. */
const singlesAndPairs = (kinds: readonly TokenKind[]): readonly TokenKind[][] =>
  kinds.flatMap((kind, at) => [[kind], ...kinds.slice(at + 1).map((other) => [kind, other])]);

/**
 * What a question can match by: one or two kinds, or all of them at once where there are match keys. Of these each is
 * looked at by itself, too: nobody who changed must hide behind many whose other keys did.
 */
const matchedBy = (kinds: readonly TokenKind[]): readonly (readonly TokenKind[])[] => {
  const keys = kinds.filter(isMatchSlot);
  const views = singlesAndPairs(kinds.filter((kind) => !isMatchSlot(kind)));
  return keys.length === 0 ? views : [...views, ...keys.map((key) => [key]), kinds];
};

/** What questions can see of a person: what it is matched by, with no or one attribute. */
const viewsOf = ({ kinds, attributes }: Seen): readonly string[] =>
  matchedBy(kinds).flatMap((some) =>
    [[], ...attributes.map((name) => [quoteName(name)])].map(
      (attribute) => `(${[...some.flatMap(tokenColumns), ...attribute].join(', ')})`,
    ),
  );

/** The people of a table or query in the columns of the comparison: of a kind that is not there nobody has a token. */
const inColumns = (
  { kinds, attributes }: Seen,
  [held, people]: readonly [readonly TokenKind[], string],
): string => {
  const tokens = kinds.flatMap((kind) =>
    tokenColumns(kind).map((name) => (held.includes(kind) ? name : `null::bigint as ${name}`)),
  );
  return `select ${[...tokens, ...attributes.map(quoteName)].join(', ')} from ${people}`;
};

/** Two versions, each by the kinds that it has and the table or query of its people. */
interface BothVersions {
  readonly newer: readonly [readonly TokenKind[], string];
  readonly older: readonly [readonly TokenKind[], string];
}

/**
 * Grain: one row. In a view a column that the view does not show is null, so `having` leaves out who
 * cannot be seen there. `_surplus` is how often the newer version has such a person more than the older.
 */
const changeSql = (seen: Seen, { newer, older }: BothVersions): string => {
  const attributes = seen.attributes.map(quoteName);
  const all = [...seen.kinds.flatMap(tokenColumns), ...attributes].join(', ');
  // One column of a kind tells the views apart: an engine takes no more than so many together.
  const told = [...seen.kinds.map((kind) => `_hi_${kind}`), ...attributes].join(', ');
  return `with both_versions as (
    select *, 1 as _surplus from (${inColumns(seen, newer)})
    union all by name select *, -1 as _surplus from (${inColumns(seen, older)})
  ),
  changed as (
    select ${all}, sum(_surplus) as _surplus from both_versions group by ${all} having sum(_surplus) <> 0
  ),
  seen as (
    select grouping(${told}) as _view, sum(_surplus) as _surplus from changed
    group by grouping sets (${viewsOf(seen).join(', ')}) having ${holdsAny(seen.kinds)}
  ),
  counted as (
    select sum(_surplus) filter (_surplus > 0) as _came, -sum(_surplus) filter (_surplus < 0) as _went
    from seen group by _view
  )
  select coalesce(min(_came), 0), coalesce(min(_went), 0) from counted`;
};

/**
 * Compares a version with older ones as questions see them. A question sees only some kinds and
 * attributes, so a single newcomer must not hide behind many people who changed in something else: for
 * each view on people the changes are counted by themselves, and the smallest that is not 0 is answered.
 *
 * A kind that only one of the two has is looked at too: whoever has a token of it there has none here, and
 * changed. An attribute that only one of them has is not: cells by it have nothing to be held against there
 * but their sum, which is the view without it.
 */
export const changeSince = async (
  connection: DuckDBConnection,
  newer: LentVersion,
): Promise<ChangeSince> => {
  const own = heldKinds(newer.files);
  const ownAttributes = await attributesIn(connection, [...newer.files.values()].flat());
  const everything = { kinds: own, attributes: ownAttributes, domain: newer.domain };
  await connection.run(`create temp table newer as ${peopleOf(newer.files, everything)}`);
  return async (older): Promise<VersionChange> => {
    const theirs = heldKinds(older.files);
    const theirAttributes = await attributesIn(connection, [...older.files.values()].flat());
    const attributes = ownAttributes.filter((name) => theirAttributes.includes(name));
    const kinds = [...new Set([...own, ...theirs])];
    const { domain } = older;
    const people = `(${peopleOf(older.files, { kinds: theirs, attributes, domain })})`;
    const sql = changeSql(
      { kinds, attributes },
      { newer: [own, 'newer'], older: [theirs, people] },
    );
    const found = await connection.runAndReadAll(sql);
    const [onlyNew = 0, onlyOld = 0] = (found.getRows()[0] ?? []).map(Number);
    return { onlyNew, onlyOld };
  };
};
