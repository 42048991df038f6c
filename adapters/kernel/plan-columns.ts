import { open } from 'node:fs/promises';
import { readParquetFooter } from '#adapters/duckdb/parquet-footer.ts';
import { expect, NotUnderstood } from '#adapters/kernel/not-understood.ts';
import type { ColumnTask } from '#adapters/kernel/read-columns.ts';
import { MAX_PART_ROWS } from '#core/part-limits.ts';
import type { TokeniseTask } from '#core/ports/tokeniser.ts';

/**
 * The columns of a part, row group by row group. Throws NotUnderstood if it has others than the task names, or if they
 * are not plain columns. The part was checked: they are texts, its rows add up, and nothing in it is too large.
 */
export const planColumns = async ({
  source,
  rows,
  subkeys,
  attributes,
}: TokeniseTask): Promise<readonly ColumnTask[]> => {
  const file = await open(source);
  try {
    const { columns, rowGroups } = await readParquetFooter(file);
    expect(rows <= MAX_PART_ROWS, 'more rows than a part may have');
    const [kinds, names] = [[...subkeys.keys()] as string[], Object.keys(attributes)];
    const found = columns.map(({ name }) => name ?? '').toSorted();
    expect(found.join('\n') === [...kinds, ...names].toSorted().join('\n'), 'other columns');
    let firstRow = 0;
    return rowGroups.flatMap((group) => {
      // Nothing in it would be looked at, which the reference does.
      expect(group.rows > 0, 'an empty row group');
      const tasks = group.chunks.map(({ name, codec, start, end }, at): ColumnTask => {
        const schema = columns[at];
        expect(schema?.name === name, 'columns in another order than the schema');
        const kind = kinds.indexOf(name ?? '');
        const place = kind < 0 ? names.indexOf(name ?? '') : kind;
        const mayMiss = mayMissOf(schema?.mayMiss);
        const pages = { start, end, codec, mayMiss, rows: group.rows };
        return { of: kind < 0 ? 'attribute' : 'kind', place, firstRow, pages };
      });
      firstRow += group.rows;
      return tasks;
    });
  } finally {
    await file.close();
  }
};

const mayMissOf = (mayMiss: boolean | undefined): boolean => {
  if (mayMiss === undefined) throw new NotUnderstood('a column that repeats');
  return mayMiss;
};

/** What reading a column costs: a digest is hashed, a code is looked up. */
const costOf = ({ of, pages }: ColumnTask): number => pages.rows * (of === 'kind' ? 10 : 1);

/** Shares columns out to so many threads: the costliest first, each to whoever has least. */
export const shareColumns = (
  columns: readonly ColumnTask[],
  threads: number,
): readonly (readonly ColumnTask[])[] => {
  const shares = Array.from({ length: threads }, () => ({ cost: 0, columns: [] as ColumnTask[] }));
  for (const column of columns.toSorted((one, other) => costOf(other) - costOf(one))) {
    const least = shares.reduce((one, other) => (other.cost < one.cost ? other : one));
    least.cost += costOf(column);
    least.columns.push(column);
  }
  return shares.map((share) => share.columns).filter(({ length }) => length > 0);
};
