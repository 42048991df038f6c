import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import {
  attributesIn,
  heldKinds,
  peopleOf,
  type Seen,
  tokenColumns,
} from '#adapters/duckdb/version-people.ts';
import type { KindFiles, VersionSummary } from '#core/ports/version-files.ts';
import { sha256 } from '#core/sha256.ts';

/** One text for each person: what is not there is `-`, and a value begins with its length, so no two people have the same. */
const personText = ({ kinds, attributes }: Seen): string => {
  const tokens = kinds.map(
    (kind) => `'${kind}', coalesce(concat_ws(' ', ${tokenColumns(kind).join(', ')}), '-')`,
  );
  const values = attributes.map((name) => {
    const column = quoteName(name);
    return `${quoteText(name)}, coalesce(length(${column}) || ' ' || ${column}, '-')`;
  });
  return `concat_ws('|', ${[...tokens, ...values].join(', ')})`;
};

/** The number that 16 hex digits of a person's mark are. */
const lane = (from: number): string => `('0x' || substr(_mark, ${from}, 16))::ubigint`;

/**
 * Grain: one row for the whole version, whose first column is 0, and one for each value of each attribute, which
 * says which attribute by its place, from 1. Adding up does not depend on an order.
 */
const summarySql = (files: KindFiles, seen: Seen): string => {
  const columns = seen.attributes.map(quoteName);
  const sets = ['()', ...columns.map((name) => `(${name})`)];
  const place = columns.map((name, at) => `case when grouping(${name}) = 0 then ${at + 1} end`);
  const value = columns.map((name) => `case when grouping(${name}) = 0 then ${name} end`);
  return `with people as (${peopleOf(files, seen)}),
  marked as (
    select ${[...columns, `sha256(${personText(seen)}) as _mark`].join(', ')} from people
  )
  select coalesce(${[...place, '0'].join(', ')}), coalesce(${[...value, 'null'].join(', ')}), count(*),
    coalesce(sum(${lane(1)}), 0)::varchar, coalesce(sum(${lane(17)}), 0)::varchar
  from marked group by grouping sets (${sets.join(', ')})`;
};

type Row = readonly DuckDBValue[];

/** What was counted so far, part after part. */
class Counted {
  readonly #lanes: [bigint, bigint] = [0n, 0n];
  readonly #people: ReadonlyMap<string, Map<string, number>>;

  /** Of a version with these attributes, by the places that rows give them. */
  constructor(attributes: readonly string[]) {
    this.#people = new Map(attributes.map((name) => [name, new Map()]));
  }

  add([place, value, people, high, low]: Row): void {
    if (Number(place) === 0) {
      this.#lanes[0] += BigInt(String(high));
      this.#lanes[1] += BigInt(String(low));
    }
    const having = [...this.#people.values()][Number(place) - 1];
    if (having && value !== null)
      having.set(String(value), (having.get(String(value)) ?? 0) + Number(people));
  }

  summary(): VersionSummary {
    const support = [...this.#people].flatMap(([attribute, having]) =>
      [...having].sort().map(([value, people]) => ({ attribute, value, people })),
    );
    return { fingerprint: sha256(this.#lanes.join(' ')).slice(0, 32), support };
  }
}

/** Part after part, so that memory stays that of one: a person stands in the files of one part alone. */
const partsOf = (files: KindFiles): readonly KindFiles[] => {
  const [first = []] = files.values();
  return first.map(
    (_, index) => new Map([...files].map(([kind, paths]) => [kind, paths.slice(index, index + 1)])),
  );
};

/**
 * Sums up a version. Its fingerprint adds up 128 bits of a SHA-256 for each person over its tokens and values.
 * Tokens are HMACs under a key that no party has, so nobody can say what a list adds up to, let alone make two
 * that add up to the same; and whoever hit on two would be given an older answer about its own list.
 */
export const summariseVersion = async (
  connection: DuckDBConnection,
  files: KindFiles,
): Promise<VersionSummary> => {
  const seen: Seen = {
    kinds: heldKinds(files).toSorted(),
    attributes: (await attributesIn(connection, files)).toSorted(),
  };
  const counted = new Counted(seen.attributes);
  for (const part of partsOf(files)) {
    const found = await connection.runAndReadAll(summarySql(part, seen));
    for (const row of found.getRows()) counted.add(row);
  }
  return counted.summary();
};
