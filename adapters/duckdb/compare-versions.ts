import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { KindFiles, VersionDifference } from '#core/ports/tokeniser.ts';

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

const tokenColumns = (kind: IdentifierKind): readonly string[] => [`hi_${kind}`, `lo_${kind}`];

/** What both versions have: only that can be asked of both. */
interface Shared {
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: readonly string[];
}

/** Grain: one row per person of a version with its tokens of the shared kinds and its attributes. */
const peopleOf = (files: KindFiles, { kinds, attributes }: Shared): string => {
  const held = kinds.map(
    (kind) => `select '${kind}' as held_kind, * from ${parquetRows(...(files.get(kind) ?? []))}`,
  );
  const tokens = kinds.flatMap((kind) =>
    ['hi', 'lo'].map(
      (half) => `any_value(token_${half}) filter (held_kind = '${kind}') as ${half}_${kind}`,
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
const viewsOf = ({ kinds, attributes }: Shared): readonly { holds: string; columns: string }[] =>
  singlesAndPairs(kinds).flatMap((some) =>
    [[], ...attributes.map((name) => [quoteName(name)])].map((attribute) => ({
      holds: some.map((kind) => `hi_${kind} is not null`).join(' or '),
      columns: [...some.flatMap(tokenColumns), ...attribute].join(', '),
    })),
  );

const smallestChange = async (
  connection: DuckDBConnection,
  shared: Shared,
  [mine, theirs]: readonly [string, string],
): Promise<number> => {
  const counts = viewsOf(shared).map(
    ({ holds, columns }) => `select count(*) as n from (
    select ${columns} from ${mine} where ${holds}
    except all select ${columns} from ${theirs} where ${holds})`,
  );
  const smallest = `select coalesce(min(n), 0) from (${counts.join(' union all ')}) where n > 0`;
  return Number((await connection.runAndReadAll(smallest)).getRows()[0]?.[0] ?? 0);
};

/**
 * Compares two versions as questions see them. A question sees only some kinds and attributes, so a
 * single newcomer must not hide behind many people who changed in something else: for each view on
 * people the changes are counted by themselves, and the smallest that is not 0 is answered.
 */
export const compareVersions = async (
  connection: DuckDBConnection,
  newer: KindFiles,
  older: KindFiles,
): Promise<VersionDifference> => {
  const kinds = [...newer.keys()].filter((kind) =>
    [newer, older].every((files) => (files.get(kind)?.length ?? 0) > 0),
  );
  if (kinds.length === 0) return { onlyNew: 0, onlyOld: 0 };
  const oldAttributes = await attributesIn(connection, older);
  const attributes = (await attributesIn(connection, newer)).filter((name) =>
    oldAttributes.includes(name),
  );
  const shared: Shared = { kinds, attributes };
  for (const [name, files] of [['newer', newer] as const, ['older', older] as const])
    await connection.run(`create temp table ${name} as ${peopleOf(files, shared)}`);
  // A token belongs to one person, so whoever is unchanged can be left out of every view.
  await connection.run('create temp table came as from newer except all from older');
  await connection.run('create temp table went as from older except all from newer');
  return {
    onlyNew: await smallestChange(connection, shared, ['came', 'went']),
    onlyOld: await smallestChange(connection, shared, ['went', 'came']),
  };
};
