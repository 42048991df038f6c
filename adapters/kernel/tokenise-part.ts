import { withoutNameless } from '#adapters/kernel/drop-nameless.ts';
import type { PartMemory } from '#adapters/kernel/part-memory.ts';
import { planColumns, shareColumns } from '#adapters/kernel/plan-columns.ts';
import type { ColumnsRead, ColumnTask } from '#adapters/kernel/read-columns.ts';
import type { SortedKind } from '#adapters/kernel/sort-tokens.ts';
import type { SpareMemory } from '#adapters/kernel/spare-memory.ts';
import type { RowSums } from '#adapters/kernel/sum-people.ts';
import type { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { domainOf } from '#core/attribute-codes.ts';
import { isMatchSlot, makesSomebody } from '#core/identifiers/kinds.ts';
import { JOINED_KEYS, markedKinds } from '#core/identifiers/marked-kinds.ts';
import { factOf, type PeopleSums } from '#core/people-sums.ts';
import type { TokeniseTask } from '#core/ports/tokeniser.ts';

/** Threads, how many there are, and the memory that they share about one part after the other. */
export interface Threads {
  readonly pool: WorkerPool;
  readonly count: number;
  readonly spare: SpareMemory;
}

/** A part whose rows are tokens in memory, each kind sorted, and whose people are numbered. */
export interface TokensOfPart {
  readonly memory: PartMemory;
  readonly read: readonly ColumnsRead[];
  readonly sorted: readonly SortedKind[];
  /** What its people add up to, which is still being counted. It says of the rows without people that they repeat others. */
  readonly sums: Promise<PeopleSums>;
}

/**
 * Makes tokens of a part. Throws NotUnderstood or MalformedFile of what is for the reference to say, and whatever else keeps
 * the kernel from it this time.
 */
export const tokensOfPart = async (threads: Threads, task: TokeniseTask): Promise<TokensOfPart> => {
  const { pool, spare } = threads;
  const columns = await planColumns(task);
  const [kinds, attributes] = [task.subkeys.size, Object.keys(task.attributes).length];
  const memory = spare.take(task.rows, kinds, attributes);
  const read = await readWithKeys(threads, { task, memory, columns });
  const nameless = [...task.subkeys.keys()].flatMap((kind, at) =>
    makesSomebody(kind, task.ownIdsIdentify ?? false) ? [] : [at],
  );
  await Promise.all(
    rowRanges(threads, memory).map((range) => pool.run('judge-rows', { ...range, nameless })),
  );
  const all = await Promise.all(
    [...task.subkeys.keys()].map((name, kind) =>
      pool.run('sort-tokens', { memory, kind, holders: isMatchSlot(name) ? (task.cap ?? 1) : 1 }),
    ),
  );
  const sorted = withoutNameless({ memory, sorted: all, nameless });
  const numbered = pool.run('number-people', { memory, sorted });
  const sums = sumsOf(threads, task, memory);
  // Whoever waits for the numbers first must not be ended by what the sums throw meanwhile.
  sums.catch(() => undefined);
  await numbered;
  return { memory, read, sorted, sums };
};

const rowRanges = ({ count }: Threads, memory: PartMemory) =>
  Array.from({ length: count }, (_, at) => ({
    memory,
    from: Math.floor((memory.rows * at) / count),
    to: Math.floor((memory.rows * (at + 1)) / count),
  }));

interface Reading {
  readonly task: TokeniseTask;
  readonly memory: PartMemory;
  readonly columns: readonly ColumnTask[];
}

/** The keys lie in memory that the threads share, so that no message holds a copy, and is zeroed whatever happens. */
const readWithKeys = async (
  { pool, count }: Threads,
  { task, memory, columns }: Reading,
): Promise<readonly ColumnsRead[]> => {
  const subkeys = [...task.subkeys.values()];
  const keyBytes = subkeys[0]?.length ?? 0;
  const keys = new SharedArrayBuffer(keyBytes * subkeys.length);
  const fillers = new Uint8Array(Buffer.from(task.fillers.join(''), 'hex'));
  const shared = { file: task.source, keys, keyBytes, fillers, memory };
  const declared = Object.values(task.attributes);
  try {
    subkeys.forEach((key, at) => {
      new Uint8Array(keys).set(key, at * keyBytes);
    });
    const reads = shareColumns(columns, count).map((share) =>
      pool.run('read-columns', { ...shared, declared, columns: share }),
    );
    // All of them, also after one has failed: the others still use the keys.
    const done = await Promise.allSettled(reads);
    return done.map((each) => {
      if (each.status === 'fulfilled') return each.value;
      throw each.reason;
    });
  } finally {
    new Uint8Array(keys).fill(0);
  }
};

const sumsOf = async (
  threads: Threads,
  { subkeys, attributes }: TokeniseTask,
  memory: PartMemory,
): Promise<PeopleSums> => {
  const kinds = [...subkeys.keys()];
  const byName = markedKinds(kinds).toSorted();
  const domain = Object.entries(domainOf(attributes));
  const facts = {
    order: kinds.map((kind) => byName.indexOf(isMatchSlot(kind) ? JOINED_KEYS : kind)),
    kindFacts: kinds.map((kind) => (isMatchSlot(kind) ? 0n : factOf(kind))),
    valueFacts: domain.map(([name, values]) => values.map((value) => factOf(name, value))),
  };
  const parts = await Promise.all(
    rowRanges(threads, memory).map((range) =>
      threads.pool.run('sum-people', { ...range, ...facts }),
    ),
  );
  return peopleSums(parts, domain);
};

const peopleSums = (
  parts: readonly RowSums[],
  domain: readonly (readonly [string, readonly string[]])[],
): PeopleSums => {
  const lane = (at: 0 | 1): string => String(parts.reduce((sum, { marks }) => sum + marks[at], 0n));
  const support = domain.flatMap(([attribute, values], place) =>
    values.flatMap((value, at) => {
      const people = parts.reduce((sum, each) => sum + (each.support[place]?.[at + 1] ?? 0), 0);
      return people === 0 ? [] : [{ attribute, value, people }];
    }),
  );
  return { marks: [lane(0), lane(1)], support };
};
