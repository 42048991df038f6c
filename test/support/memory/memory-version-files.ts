import { join } from 'node:path';
import {
  isIdentifierKind,
  isMatchSlot,
  kindsOfOwners,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import { addSums, negative } from '#core/people-sums.ts';
import type {
  BridgeCounts,
  ChangeSince,
  HeldEvents,
  HeldPerson,
  KindFiles,
  KindTokens,
  LentVersion,
  ListColumns,
  Losses,
  SettledEvents,
  SettledShard,
  ShardPieces,
  VersionFiles,
} from '#core/ports/version-files.ts';
import { eventsIn, personsIn } from '#test/support/memory/held-rows.ts';
import { sortedRows } from '#test/support/memory/memory-events.ts';
import {
  type Cell,
  type ParquetTable,
  readParquetTable,
  type TableRow,
  writeParquetTable,
} from '#test/support/memory/parquet-table.ts';
import { attributesIn, labelled, peopleIn, tokenText } from '#test/support/memory/token-files.ts';
import { naiveDifference, type PlainVersion } from '#test/support/naive-difference.ts';
import { naiveSums } from '#test/support/naive-marks.ts';

const tablesOf = async (paths: readonly string[]): Promise<readonly ParquetTable[]> =>
  Promise.all(paths.map(readParquetTable));

type Loses = (row: TableRow) => boolean;

/** Says of a row whether as many lower persons as may hold its token too. */
const losersOf = (rows: readonly TableRow[], holders: number): Loses => {
  const losers = new Set(
    [...Map.groupBy(rows, tokenText).values()].flatMap((same) =>
      same.toSorted((one, other) => Number(one.person) - Number(other.person)).slice(holders),
    ),
  );
  return (row) => losers.has(row);
};

const byToken = (one: TableRow, other: TableRow): number => {
  if (tokenText(one) === tokenText(other)) return Number(one.person) - Number(other.person);
  const half = one.token_hi === other.token_hi ? 'token_lo' : 'token_hi';
  return BigInt(one[half] ?? 0) < BigInt(other[half] ?? 0) ? -1 : 1;
};

/** One version as the model of the comparison takes it: a person a row, by the text of its tokens. */
const plainVersion = async ({ files, domain }: LentVersion): Promise<PlainVersion> => {
  const kinds = [...files].filter(([, paths]) => paths.length > 0).map(([kind]) => kind);
  const tables = await Promise.all(
    kinds.map(async (kind) => [kind, await tablesOf(files.get(kind) ?? [])] as const),
  );
  const names = attributesIn(tables.flatMap(([, each]) => each));
  const people = peopleIn(tables).map((person) => labelled(person, domain));
  return {
    shape: { kinds, attributes: Object.fromEntries(names.map((name) => [name, []])) },
    rows: people.map(({ tokens, attributes }) => [
      ...kinds.map((kind) => tokens[kind] ?? null),
      ...names.map((name) => attributes[name] ?? null),
    ]),
  };
};

const half = (text: Cell | undefined): bigint | null =>
  text === null || text === undefined ? null : BigInt(text);

/** A row of who lost a token: all of the person, and of which kind it was. */
const loserRow = (row: TableRow, kind: TokenKind): TableRow => {
  const { token_hi, token_lo, ...rest } = row;
  if (isMatchSlot(kind))
    return { ...rest, _lost: kind, _gone_hi: half(token_hi), _gone_lo: half(token_lo) };
  return { ...rest, _lost: kind, [`_hi_${kind}`]: half(token_hi), [`_lo_${kind}`]: half(token_lo) };
};

interface Loser {
  readonly row: TableRow;
  /** The match keys that it lost, as one. */
  readonly gone: readonly [bigint, bigint];
  readonly lost: ReadonlySet<unknown>;
}

const goneOf = (half: string, ...rows: readonly TableRow[]): bigint =>
  rows.reduce((all, row) => all ^ BigInt(row[half] ?? 0), 0n);

/** What is left of a person that lost these kinds, as the model of the marks takes it. */
const personWithout = ({ row, gone }: Loser, lost: ReadonlySet<unknown>, list: ListColumns) => {
  const held = list.kinds.filter(
    (kind) => !isMatchSlot(kind) && !lost.has(kind) && (row[`_hi_${kind}`] ?? null) !== null,
  );
  const [hi, lo] = lost.size === 0 ? [0n, 0n] : gone;
  const keys = [BigInt(row._hi__keys ?? 0) ^ hi, BigInt(row._lo__keys ?? 0) ^ lo];
  return labelled(
    {
      tokens: Object.fromEntries([
        ...held.map((kind) => [kind, `${row[`_hi_${kind}`]} ${row[`_lo_${kind}`]}`]),
        ...(keys.some((each) => each !== 0n) ? [['_keys', keys.join(' ')]] : []),
      ]),
      attributes: Object.fromEntries(
        Object.keys(list.domain).map((name) => [name, String(row[name])]),
      ),
    },
    list.domain,
  );
};

/** Settles and compares by going through rows. */
export class MemoryVersionFiles implements VersionFiles {
  async settle({ kind, files, holders = 1 }: ShardPieces, target: string): Promise<SettledShard> {
    const tables = await tablesOf(files);
    const rows = tables.flatMap((table) => table.rows);
    const loses = losersOf(rows, holders);
    const names = ['token_hi', 'token_lo', 'person', ...attributesIn(tables)];
    const kept = join(target, 'kept.parquet');
    await writeParquetTable(kept, {
      columns: Object.fromEntries(names.map((name) => [name, 'integer'])),
      rows: rows.filter((row) => !loses(row)).sort(byToken),
    });
    const gone = rows.filter(loses).map((row) => loserRow(row, kind));
    if (gone.length === 0) return { lost: 0, kept, losers: undefined };
    const columns: Record<string, 'integer' | 'text'> = { _lost: 'text' };
    for (const row of gone) for (const name of Object.keys(row)) columns[name] ??= 'integer';
    const losers = join(target, 'losers.parquet');
    await writeParquetTable(losers, { columns, rows: gone });
    return { lost: gone.length, kept, losers };
  }

  async settleEvents(files: readonly string[], target: string): Promise<SettledEvents> {
    const tables = await tablesOf(files);
    const rows = tables.flatMap((table) => table.rows);
    const once = new Map(rows.map((row) => [Object.values(row).join(' '), row]));
    const kept = join(target, 'kept.parquet');
    const { _mark: _, ...columns } = tables[0]?.columns ?? {};
    await writeParquetTable(kept, {
      columns,
      rows: sortedRows([...once.values()].map(({ _mark: __, ...row }) => row)),
    });
    return { repeats: rows.length - once.size, kept };
  }

  async bridge(people: KindFiles, events: KindFiles): Promise<BridgeCounts> {
    const counted = { events: 0, linked: 0 };
    const [reached, withIds] = [new Set<unknown>(), new Set<unknown>()];
    for (const [kind, files] of events) {
      const own = kindsOfOwners([kind]).flatMap((each) => people.get(each) ?? []);
      const owners = new Map<string, unknown>();
      for (const row of (await tablesOf(own)).flatMap(({ rows }) => rows)) {
        const owner = owners.get(tokenText(row));
        if (owner === undefined || Number(row.person) < Number(owner))
          owners.set(tokenText(row), row.person);
        withIds.add(row.person);
      }
      for (const row of (await tablesOf(files)).flatMap(({ rows }) => rows)) {
        const owner = owners.get(tokenText(row));
        counted.events += 1;
        if (owner === undefined) continue;
        counted.linked += 1;
        reached.add(owner);
      }
    }
    return { ...counted, reached: reached.size, withIds: withIds.size };
  }

  peopleWith(version: LentVersion, tokens: KindTokens): Promise<readonly HeldPerson[]> {
    return personsIn(version, tokens);
  }

  eventsWith(version: LentVersion, tokens: KindTokens, most: number): Promise<HeldEvents> {
    return eventsIn(version, tokens, most);
  }

  async sumLosses(losers: readonly string[], list: ListColumns): Promise<Losses> {
    const rows = (await tablesOf(losers)).flatMap((table) => table.rows);
    const people = [...Map.groupBy(rows, ({ person }) => person).values()].flatMap(
      ([row, ...others]): Loser[] =>
        row
          ? [
              {
                ...{
                  row,
                  gone: [goneOf('_gone_hi', row, ...others), goneOf('_gone_lo', row, ...others)],
                },
                lost: new Set([row, ...others].map(({ _lost }) => _lost)),
              },
            ]
          : [],
    );
    const before = people.map((each) => personWithout(each, new Set(), list));
    const after = people
      .map((each) => personWithout(each, each.lost, list))
      .filter(({ tokens }) =>
        Object.keys(tokens).some((kind) => kind === '_keys' || isIdentifierKind(kind as TokenKind)),
      );
    return {
      people: before.length - after.length,
      sums: addSums([naiveSums(after, list), negative(naiveSums(before, list))]),
    };
  }

  async withComparison<Result>(
    newer: LentVersion,
    use: (changeSince: ChangeSince) => Promise<Result>,
  ): Promise<Result> {
    const version = await plainVersion(newer);
    return use(async (older) => naiveDifference(version, await plainVersion(older)));
  }
}
