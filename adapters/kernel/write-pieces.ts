import { join } from 'node:path';
import { orderHolders } from '#adapters/kernel/order-holders.ts';
import { columnsOf, type PartMemory } from '#adapters/kernel/part-memory.ts';
import { type PieceColumns, PieceMemory } from '#adapters/kernel/piece-memory.ts';
import { IntegerFileWriter } from '#adapters/kernel/settle/integer-file-writer.ts';
import { loadSettleKernel } from '#adapters/kernel/settle/settle-kernel.ts';
import { TOKEN_COLUMNS } from '#adapters/kernel/settle/token-file-reader.ts';
import { shardSlices } from '#adapters/kernel/shard-slices.ts';
import { isMatchSlot } from '#core/identifiers/kinds.ts';
import { JOINED_KEYS } from '#core/identifiers/marked-kinds.ts';
import type { TokeniseTask } from '#core/ports/tokeniser.ts';
import { pieceName, shardNames } from '#core/shards.ts';
import { PIECE_GROUP_ROWS, ROW_GROUP_ROWS } from '#core/work-limits.ts';

/** The tokens of one kind that a part's people keep. */
interface KindTokens {
  readonly memory: PartMemory;
  /** Which of the task's kinds. */
  readonly kind: number;
  /** Rows of the part in the order of their tokens. */
  readonly rows: SharedArrayBuffer;
}

/** The pieces of one kind, each sorted by token, and where they go. */
export interface PieceTask extends KindTokens {
  readonly attributes: readonly string[];
  /** The kinds whose tokens each row says as well. */
  readonly others: readonly { readonly name: string; readonly kind: number }[];
  /** The match keys that each row says as one; none where it says none. */
  readonly joined: readonly number[];
  readonly firstPerson: number;
  /** Whether several rows may have a token. */
  readonly shared: boolean;
  /** Rows of a row group. */
  readonly groupRows: number;
  /** A file for each shard, in their order. */
  readonly paths: readonly string[];
}

/** What is to be written of one kind of a part. */
export const pieceTask = (
  { subkeys, attributes, alone, firstPerson, shards, target }: TokeniseTask,
  tokens: KindTokens,
): PieceTask => {
  const kinds = [...subkeys.keys()];
  const name = kinds[tokens.kind] ?? '';
  const all = kinds.map((each, kind) => ({ name: each, kind }));
  const isOther = ({ name: each, kind }: (typeof all)[number]): boolean =>
    kind !== tokens.kind && !isMatchSlot(each);
  return {
    ...{ ...tokens, firstPerson, attributes: Object.keys(attributes) },
    // The only part's pieces are the settled files themselves; those of several are merged, all of them at once.
    groupRows: alone ? ROW_GROUP_ROWS : PIECE_GROUP_ROWS,
    shared: isMatchSlot(name),
    others: alone ? [] : all.filter(isOther),
    joined: alone ? [] : all.flatMap(({ name: each, kind }) => (isMatchSlot(each) ? [kind] : [])),
    paths: shardNames(shards).map((shard) => join(target, pieceName(name, shard))),
  };
};

/** Writes the pieces of a kind, in the columns that the reference writes. */
export const writePieces = async (task: PieceTask): Promise<undefined> => {
  const { attributes, others, joined, groupRows, paths } = task;
  const memory = new PieceMemory(await loadSettleKernel());
  const columns = pieceColumns(task);
  const rows = new Uint32Array(task.rows);
  if (task.shared) orderHolders({ ...columns, rows });
  for (const [shard, [from, to]] of shardSlices(
    { tokens: columns.tokens, rows },
    paths.length,
  ).entries()) {
    const writer = IntegerFileWriter.open(paths[shard] ?? '', [
      ...[...TOKEN_COLUMNS, ...attributes],
      ...others.flatMap(({ name }) => [`_hi_${name}`, `_lo_${name}`]),
      ...(joined.length > 0 ? [`_hi_${JOINED_KEYS}`, `_lo_${JOINED_KEYS}`] : []),
    ]);
    try {
      for (let at = from; at < to; at += groupRows) {
        const group = rows.subarray(at, Math.min(at + groupRows, to));
        writer.append(group.length, memory.columnsOf(columns, group));
      }
      writer.end();
    } finally {
      writer.close();
    }
  }
};

const pieceColumns = ({ memory, kind, others, joined, firstPerson }: PieceTask): PieceColumns => {
  const part = columnsOf(memory);
  const columnsAt = (place: number): PieceColumns['joined'][number] => ({
    tokens: part.tokens[place] ?? new Uint32Array(),
    states: part.states[place] ?? new Uint8Array(),
  });
  return {
    tokens: part.tokens[kind] ?? new Uint32Array(),
    persons: part.persons,
    codes: part.codes,
    firstPerson,
    others: others.map((other) => columnsAt(other.kind)),
    joined: joined.map(columnsAt),
  };
};
