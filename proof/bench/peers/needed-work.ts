import { closeSync, openSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { readParquetFooter } from '#adapters/duckdb/parquet-footer.ts';
import { type ColumnPages, readPages } from '#adapters/kernel/read-pages.ts';
import { sha256 } from '#core/sha256.ts';
import { figure, markdownTable, spread } from '../page/table.ts';
import type { Spread } from '../summary.ts';
import { COMPRESSIONS, cpuSecondsOf, kernelCompressions, partsOf, repeated } from './limits.ts';

/** A step that no ingest can do without. */
export interface NeededWork {
  readonly what: string;
  /** Of one core; null where it could not be measured. */
  readonly cpuSeconds: Spread | null;
}

/** A drop, of so many rows and kinds, in a folder. */
export interface NeededFor {
  readonly rows: number;
  readonly kinds: number;
  readonly drop: string;
}

const pagesOf = async (path: string): Promise<readonly ColumnPages[]> => {
  const file = await open(path);
  try {
    const { columns, rowGroups } = await readParquetFooter(file);
    return rowGroups.flatMap(({ chunks, rows }) =>
      chunks.map(({ start, end, codec }, at) => ({
        ...{ start, end, codec, rows },
        mayMiss: columns[at]?.mayMiss ?? false,
      })),
    );
  } finally {
    await file.close();
  }
};

const unpackAll = (path: string, columns: readonly ColumnPages[]): void => {
  const file = openSync(path, 'r');
  try {
    for (const column of columns) for (const _page of readPages(file, column));
  } finally {
    closeSync(file);
  }
};

const unpacking = async (parts: readonly string[]): Promise<number> => {
  let seconds = 0;
  for (const part of parts) {
    const columns = await pagesOf(part);
    seconds += cpuSecondsOf(() => unpackAll(part, columns));
  }
  return seconds;
};

const checking = async (parts: readonly string[]): Promise<number> => {
  let seconds = 0;
  for (const part of parts) {
    const content = await readFile(part);
    seconds += cpuSecondsOf(() => sha256(content));
  }
  return seconds;
};

const hashing = ({ rows, kinds }: NeededFor, rate: Spread | null): Spread | null => {
  if (rate === null) return null;
  const compressions = rows * kinds * COMPRESSIONS;
  const { median, least, most } = rate;
  return {
    median: compressions / median,
    least: compressions / most,
    most: compressions / least,
  };
};

/** What an ingest of a drop cannot do without, each step by itself and by the means that the ingest has. */
export const measureNeeded = async (
  of: NeededFor,
  times: number,
): Promise<readonly NeededWork[]> => {
  const parts = await partsOf(of.drop);
  return [
    {
      what: 'HMACs of its digests, by the kernel',
      cpuSeconds: hashing(of, await kernelCompressions(times)),
    },
    {
      what: 'unpacking its pages (zstd)',
      cpuSeconds: await repeated(times, () => unpacking(parts)),
    },
    { what: 'checksum of its files', cpuSeconds: await repeated(times, () => checking(parts)) },
  ];
};

/** These steps beside the CPU seconds of the whole ingest. */
export const neededTable = (needed: readonly NeededWork[], ingestCpuSeconds: number): string =>
  markdownTable(
    ['What an ingest cannot do without', 'CPU s', 'Of all that ours takes'],
    needed.map(({ what, cpuSeconds }) => [
      ...[what, cpuSeconds === null ? 'not to be had here' : spread(cpuSeconds)],
      cpuSeconds === null ? '–' : `${figure((100 * cpuSeconds.median) / ingestCpuSeconds)} %`,
    ]),
  );
