import type { TokenKind } from '#core/identifiers/kinds.ts';
import type {
  HeldEvent,
  HeldEvents,
  HeldPerson,
  HeldToken,
  KindTokens,
  LentVersion,
} from '#core/ports/version-files.ts';
import {
  type ParquetTable,
  readParquetTable,
  type TableRow,
} from '#test/support/memory/parquet-table.ts';
import { attributesIn } from '#test/support/memory/token-files.ts';

const tokenOf = ({ token_hi, token_lo }: TableRow): HeldToken => ({
  hi: BigInt(token_hi ?? 0),
  lo: BigInt(token_lo ?? 0),
});

/** The tables of a version, each with the kind of its tokens. */
const tablesOf = async ({ files }: LentVersion): Promise<readonly [TokenKind, ParquetTable][]> => {
  const places = [...files].flatMap(([kind, paths]) => paths.map((path) => [kind, path] as const));
  return Promise.all(
    places.map(
      async ([kind, path]): Promise<[TokenKind, ParquetTable]> => [
        kind,
        await readParquetTable(path),
      ],
    ),
  );
};

const has = (tokens: KindTokens, kind: TokenKind, row: TableRow): boolean => {
  const { hi, lo } = tokenOf(row);
  return (tokens.get(kind) ?? []).some((each) => each.hi === hi && each.lo === lo);
};

const valuesOf = ({ domain }: LentVersion, row: TableRow, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, domain?.[name]?.[Number(row[name]) - 1] ?? String(row[name])]),
  );

/** Finds people by going through all rows, twice. */
export const personsIn = async (
  version: LentVersion,
  tokens: KindTokens,
): Promise<readonly HeldPerson[]> => {
  const tables = await tablesOf(version);
  const rows = tables.flatMap(([kind, table]) => table.rows.map((row) => ({ kind, table, row })));
  const sought = new Set(
    rows.filter(({ kind, row }) => has(tokens, kind, row)).map(({ row }) => Number(row.person)),
  );
  return [...sought]
    .sort((one, other) => one - other)
    .map((person) => {
      const own = rows.filter(({ row }) => Number(row.person) === person);
      return {
        tokens: new Map(own.map(({ kind, row }) => [kind, tokenOf(row)])),
        attributes: Object.assign(
          {},
          ...own.map(({ table, row }) => valuesOf(version, row, attributesIn([table]))),
        ),
      };
    });
};

/** Finds events by going through all rows. */
export const eventsIn = async (
  version: LentVersion,
  tokens: KindTokens,
  most: number,
): Promise<HeldEvents> => {
  const found = (await tablesOf(version)).flatMap(([kind, table]) => {
    const names = attributesIn([table]).filter((name) => name !== 'at' && name !== 'value');
    return table.rows
      .filter((row) => has(tokens, kind, row))
      .map(
        (row): HeldEvent => ({
          ...{ at: Number(row.at), kind, value: Number(row.value) },
          attributes: valuesOf(version, row, names),
        }),
      );
  });
  return { total: found.length, latest: found.sort((a, b) => b.at - a.at).slice(0, most) };
};
