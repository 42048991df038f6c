import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { codeOf } from '#core/attribute-codes.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import { addSums } from '#core/people-sums.ts';
import type { EventTask, TokenisedPart } from '#core/ports/tokeniser.ts';
import { pieceName, shardNames, shardOf } from '#core/shards.ts';
import type { Token } from '#core/tokens/token.ts';
import { type LintedRow, lintRow } from '#test/support/memory/lint-row.ts';
import {
  type ParquetTable,
  type TableRow,
  writeParquetTable,
} from '#test/support/memory/parquet-table.ts';

/** An event that is taken: whose it is, and its columns in the order in which they are sorted. */
interface TakenEvent {
  readonly kind: TokenKind;
  readonly token: Token;
  readonly row: Readonly<Record<string, bigint>>;
}

const text = (row: TableRow, name: string): string => String(row[name] ?? '');

const wholeOf = (row: TableRow, name: string, form: RegExp): number | undefined =>
  form.test(text(row, name)) ? Number(text(row, name)) : undefined;

const reasonOf = (
  row: TableRow,
  { reason }: LintedRow,
  { earliest, latest }: EventTask,
): LintReason | undefined => {
  const at = wholeOf(row, '_at', /^[0-9]{1,10}$/);
  if (reason) return reason;
  if (at === undefined) return 'unread-time';
  if (at > latest) return 'future-event';
  if (at < earliest) return 'too-old';
  if (wholeOf(row, '_value', /^[0-9]{1,9}$/) === undefined) return 'unread-value';
  return /^[0-9a-f]{16}$/.test(text(row, '_mark')) ? undefined : 'malformed-row';
};

const eventOf = (row: TableRow, linted: LintedRow, task: EventTask): TakenEvent => {
  const [[kind, token] = []] = linted.tokens;
  if (!kind || !token) throw new Error('an event without a token is taken');
  const codes = Object.entries(task.attributes)
    .map(([name, values]) => [name, BigInt(codeOf(values, linted.attributes[name] ?? ''))] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...{ kind, token },
    row: {
      ...{ token_hi: token.hi, token_lo: token.lo, at: BigInt(text(row, '_at')) },
      ...Object.fromEntries(codes),
      value: BigInt(Math.min(Number(text(row, '_value')), task.clip)),
      _mark: BigInt.asIntN(64, BigInt(`0x${text(row, '_mark')}`)),
    },
  };
};

/** Sorts rows by all of their columns, in the order of these. */
export const sortedRows = <Value extends bigint | string | null>(
  rows: readonly Readonly<Record<string, Value>>[],
): readonly Readonly<Record<string, Value>>[] =>
  rows.toSorted((one, other) => {
    const differs = Object.keys(one).find((name) => one[name] !== other[name]);
    if (differs === undefined) return 0;
    return (one[differs] ?? 0n) < (other[differs] ?? 0n) ? -1 : 1;
  });

/** Holds events against the rules one after the other, each equal one once. */
const takeEvents = (table: ParquetTable, task: EventTask, tally: LintTally) => {
  const keys = new Map([...task.subkeys].map(([kind, subkey]) => [kind, createSecretKey(subkey)]));
  const seen = new Set<string>();
  const taken: TakenEvent[] = [];
  for (const [at, row] of table.rows.entries()) {
    const linted = lintRow(
      row,
      { keys, attributes: task.attributes, identifies: () => true, fillers: new Set(task.fillers) },
      tally,
    );
    const leave = (reason: LintReason): void => {
      tally.quarantine(reason);
      tally.list({ part: task.part, line: at + 1, reason });
    };
    const reason = reasonOf(row, linted, task);
    if (reason) {
      leave(reason);
      continue;
    }
    const event = eventOf(row, linted, task);
    const name = [event.kind, ...Object.values(event.row)].join(' ');
    if (seen.has(name)) leave('duplicate-event');
    else {
      seen.add(name);
      taken.push(event);
      tally.accept();
      tally.clip(Math.max(0, Number(text(row, '_value')) - task.clip));
    }
  }
  return taken;
};

/** Tokenises events by the rules of core, one row after the other. */
export const tokeniseEventTable = async (
  table: ParquetTable,
  task: EventTask,
): Promise<TokenisedPart> => {
  const kinds = [...task.subkeys.keys()];
  const tally = new LintTally(kinds);
  const taken = takeEvents(table, task, tally);
  const names = ['token_hi', 'token_lo', 'at', ...Object.keys(task.attributes).sort(), 'value'];
  const columns = Object.fromEntries([...names, '_mark'].map((name) => [name, 'integer' as const]));
  for (const kind of kinds)
    for (const [index, shard] of shardNames(task.shards).entries()) {
      const own = taken.filter(
        (each) => each.kind === kind && shardOf(each.token.hi, task.shards) === index,
      );
      const rows = sortedRows(own.map(({ row }) => row));
      await writeParquetTable(join(task.target, pieceName(kind, shard)), { columns, rows });
    }
  return { outcome: 'tokenised', report: tally.report, sums: addSums([]) };
};
