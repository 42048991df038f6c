import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';

/** What is made up: so many people, each with a token of every kind, in so many parts. */
export interface MadeUp {
  readonly people: number;
  readonly parts: number;
  readonly kinds: readonly IdentifierKind[];
  /** Whether it waits to be settled: of one kind alone, whose rows also say the other tokens of their person. */
  readonly waits: boolean;
}

/** One in so many people has stood in an earlier part already. */
const REPEATED = 20;

const half = (seed: string, bits: number): string =>
  `((hash(${seed}) >> ${64 - bits})::hugeint - ${bits === 64 ? '9223372036854775808' : '0'})::bigint`;

const columnsOf = (kind: IdentifierKind, { kinds, waits }: MadeUp): string => {
  const others = kinds.filter((each) => waits && each !== kind);
  return [
    `${half(`_one || '${kind} hi'`, 60)} as token_hi, ${half(`_one || '${kind} lo'`, 64)} as token_lo`,
    "person, (1 + hash(_one || 'tier') % 3)::bigint as tier, (1 + hash(_one || 'region') % 12)::bigint as region",
    ...others.map(
      (each) =>
        `${half(`_one || '${each} hi'`, 60)} as _hi_${each}, ${half(`_one || '${each} lo'`, 64)} as _lo_${each}`,
    ),
  ].join(', ');
};

/** The files of each kind in a folder of made-up pieces, one for each part. */
export const piecesIn = (
  folder: string,
  { kinds, parts, waits }: MadeUp,
): ReadonlyMap<IdentifierKind, readonly string[]> =>
  new Map(
    kinds
      .slice(0, waits ? 1 : undefined)
      .map((kind) => [
        kind,
        Array.from({ length: parts }, (_, part) => join(folder, `${kind}-${part}.parquet`)),
      ]),
  );

/** Writes what the parts have. */
export const makeUp = async (folder: string, madeUp: MadeUp): Promise<void> => {
  const each = Math.ceil(madeUp.people / madeUp.parts);
  const limits = { threads: 2, memoryMegabytes: 1_500, spillFolder: join(folder, 'spill') };
  await withConnection(limits, async (connection) => {
    for (const [kind, paths] of piecesIn(folder, madeUp))
      for (const [part, path] of paths.entries())
        await connection.run(`copy (
  with numbered as (
    select range + ${part * each} as _row, range + ${part}::bigint * 4294967296 as person
    from range(${each})
  ),
  people as (
    select person, case when _row % ${REPEATED} = 0 then _row % ${each} else _row end as _one
    from numbered
  )
  select ${columnsOf(kind, madeUp)} from people order by token_hi, token_lo
) to ${quoteTarget(path)} ${PARQUET}`);
  });
};
