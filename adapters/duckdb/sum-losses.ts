import type { DuckDBConnection } from '@duckdb/node-api';
import { sumPeople, tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { isIdentifierKind, isMatchSlot } from '#core/identifiers/kinds.ts';
import { JOINED_KEYS, markedKinds } from '#core/identifiers/marked-kinds.ts';
import { addSums, negative } from '#core/people-sums.ts';
import type { ListColumns, Losses } from '#core/ports/version-files.ts';
import { RANGE_TOKENS } from '#core/work-limits.ts';

/**
 * Grain: one row per person who lost an identifier, as it was before, and which it lost. Every file says all
 * of a person, so any of its rows will do.
 */
const lostTable = (source: string, { kinds, domain }: ListColumns, round: Round): string => {
  const said = [...markedKinds(kinds).flatMap(tokenColumns), ...Object.keys(domain).map(quoteName)];
  const gone = kinds.some(isMatchSlot) ? ['_gone_hi', '_gone_lo'] : [];
  return `create or replace temp table lost as
select ${[
    ...said.map((name) => `any_value(${name}) as ${name}`),
    ...gone.map((name) => `bit_xor(${name}) as ${name}`),
    ...kinds.map((kind) => `bool_or(_lost = '${kind}') as _lost_${kind}`),
  ].join(', ')}
from ${source} where person % ${round.of} = ${round.at} group by person`;
};

interface Round {
  readonly at: number;
  readonly of: number;
}

/** What is left of them; whoever has no identifier and no match key left is nobody any more. */
const left = ({ kinds, domain }: ListColumns): string => {
  const tokens = markedKinds(kinds).flatMap((kind) =>
    kind === JOINED_KEYS
      ? ['hi', 'lo'].map((half) => `xor(_${half}_${kind}, _gone_${half}) as _${half}_${kind}`)
      : tokenColumns(kind).map((name) => `case when not _lost_${kind} then ${name} end as ${name}`),
  );
  const somebody = [
    ...kinds
      .filter(isIdentifierKind)
      .map((kind) => `(not _lost_${kind} and _hi_${kind} is not null)`),
    ...(kinds.some(isMatchSlot) ? [`xor(_hi_${JOINED_KEYS}, _gone_hi) <> 0`] : []),
  ];
  return `(select ${[...tokens, ...Object.keys(domain).map(quoteName)].join(', ')}
    from lost where ${somebody.join(' or ')})`;
};

/** Adds up what everybody lost, some people at a time, so that memory does not grow with their number. */
export const sumLosses = async (
  connection: DuckDBConnection,
  losers: readonly string[],
  list: ListColumns,
): Promise<Losses> => {
  const none: Losses = { people: 0, sums: addSums([]) };
  if (losers.length === 0) return none;
  const source = parquetRows(...losers);
  const counted = await connection.runAndReadAll(`select count(*) from ${source}`);
  const of = Math.max(1, Math.ceil(Number(counted.getRows()[0]?.[0] ?? 0) / RANGE_TOKENS));
  let losses = none;
  for (let at = 0; at < of; at += 1) {
    await connection.run(lostTable(source, list, { at, of }));
    const { people: before, ...were } = await sumPeople(connection, 'lost', list);
    const { people: after, ...are } = await sumPeople(connection, left(list), list);
    losses = {
      people: losses.people + before - after,
      sums: addSums([losses.sums, are, negative(were)]),
    };
  }
  return losses;
};
