import type { Transferable } from 'node:worker_threads';
import type { JudgeTask } from '#adapters/kernel/judge-rows.ts';
import type { NumberTask } from '#adapters/kernel/number-people.ts';
import type { ColumnsRead, ColumnsTask } from '#adapters/kernel/read-columns.ts';
import type { TokenMerge } from '#adapters/kernel/settle/merge-token-files.ts';
import type { KindTask, SortedKind } from '#adapters/kernel/sort-tokens.ts';
import type { RowSums, SumTask } from '#adapters/kernel/sum-people.ts';
import type { PieceTask } from '#adapters/kernel/write-pieces.ts';
import type { PackedAnswer, RowOrder, SealedReading } from '#adapters/local/rows/row-jobs.ts';

/** What a job answers; what it names for transfer is handed over instead of copied. */
export interface Done<Output> {
  readonly output: Output;
  readonly transfer?: readonly Transferable[];
}

/**
 * Everything that a worker can be asked for. Each loads what it needs when it is first asked, so that a worker
 * that tokenises loads nothing of `prepare`.
 */
export const JOBS = {
  'read-columns': async (task: ColumnsTask): Promise<Done<ColumnsRead>> => {
    const { readColumns } = await import('#adapters/kernel/read-columns.ts');
    return { output: await readColumns(task) };
  },
  'judge-rows': async (task: JudgeTask): Promise<Done<undefined>> => {
    const { judgeRows } = await import('#adapters/kernel/judge-rows.ts');
    return { output: judgeRows(task) };
  },
  'sort-tokens': async (task: KindTask): Promise<Done<SortedKind>> => {
    const { sortTokens } = await import('#adapters/kernel/sort-tokens.ts');
    return { output: sortTokens(task) };
  },
  'number-people': async (task: NumberTask): Promise<Done<undefined>> => {
    const { numberPeople } = await import('#adapters/kernel/number-people.ts');
    return { output: numberPeople(task) };
  },
  'sum-people': async (task: SumTask): Promise<Done<RowSums>> => {
    const { sumPeople } = await import('#adapters/kernel/sum-people.ts');
    return { output: await sumPeople(task) };
  },
  'write-pieces': async (task: PieceTask): Promise<Done<undefined>> => {
    const { writePieces } = await import('#adapters/kernel/write-pieces.ts');
    return { output: await writePieces(task) };
  },
  'merge-tokens': async (merge: TokenMerge): Promise<Done<number>> => {
    const { mergeTokenFiles } = await import('#adapters/kernel/settle/merge-token-files.ts');
    return { output: await mergeTokenFiles(merge) };
  },
  /** Reads rows of a party's own file by the rules of its drop. */
  'read-rows': async (order: RowOrder): Promise<Done<PackedAnswer>> => {
    const { memoryOf, packAnswer, readRows } = await import('#adapters/local/rows/row-jobs.ts');
    const output = packAnswer(await readRows(order));
    return { output, transfer: memoryOf(output) };
  },
  /** Makes ready for that, while this thread's maker still reads itself. */
  'ready-for-rows': async (reading: SealedReading): Promise<Done<undefined>> => {
    const { readyForRows } = await import('#adapters/local/rows/row-jobs.ts');
    await readyForRows(reading);
    return { output: undefined };
  },
};

/** The name of a job. */
export type JobName = keyof typeof JOBS;

/** What a job is given; buffers that are shared stay shared. */
export type JobInput<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0];

/** What it answers. */
export type JobOutput<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>['output'];

/** A job on its way to a worker. */
export interface Order {
  readonly name: JobName;
  readonly input: unknown;
}

/** What an error of the system says beside its text: which call failed at what, and why. */
export interface SystemFields {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

/**
 * A worker's answer: what came of the job, or the fault that ended it, the code it has if it is one of ours, what it says
 * if it is one of the system, and whether it is NotUnderstood.
 */
export type Answer =
  | { readonly output: unknown }
  | {
      readonly fault: unknown;
      readonly code?: string;
      readonly system?: SystemFields;
      readonly notUnderstood?: boolean;
    };
