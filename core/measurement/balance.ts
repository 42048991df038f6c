import { chiSquareTail } from '#core/measurement/chi-square.ts';
import type { UncertainCount } from '#core/measurement/rate.ts';

/** What chance has to say of arms that differ. */
interface ByChance {
  /** How likely arms that differ as much, or more, are by chance and noise alone. */
  readonly p: number;
  readonly degrees: number;
}

interface WeighedCount {
  readonly people: number;
  readonly weight: number;
}

type Table<Cell> = readonly (readonly Cell[])[];

/** Each round leaves of what is not yet fitted about the square of how far the arms are from alike. */
const ROUNDS = 50;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const turned = <Cell>(table: Table<Cell>): Table<Cell> =>
  (table[0] ?? []).map((_, at) => table.flatMap((row) => row[at] ?? []));

/** Each count by how exact it is: the variance of so many people as alike arms would have, and that of the noise. */
const weighed = (arms: Table<UncertainCount>): Table<WeighedCount> => {
  const sizeOf = (counts: readonly UncertainCount[]) => sumOf(counts.map(({ people }) => people));
  const values = turned(arms).map(sizeOf);
  const total = sumOf(values);
  return arms.map((counts) => {
    const size = sizeOf(counts);
    return counts.map(({ people, variance }, at) => {
      const alike = (size * (values[at] ?? 0)) / total;
      return { people, weight: 1 / (alike + variance) };
    });
  });
};

/** Beside given factors of the columns, the factor of each row that fits best. */
const factorsOf = (rows: Table<WeighedCount>, columns: readonly number[]): readonly number[] =>
  rows.map((row) => {
    const by = (at: number): number => columns[at] ?? 0;
    const along = sumOf(row.map(({ people, weight }, at) => weight * people * by(at)));
    return along / sumOf(row.map(({ weight }, at) => weight * by(at) ** 2));
  });

/**
 * Whether arms are alike in an attribute: `arms` holds a row for each arm, with a count above 0 for each value; two of
 * both at least. The statistic is the least Σ (nᵢⱼ − αᵢ·βⱼ)² / (μᵢⱼ + vᵢⱼ) over α and β, for counts nᵢⱼ with noise of
 * variance vᵢⱼ, and μᵢⱼ people as alike arms would have: chi-square with (arms − 1)·(values − 1) degrees of freedom
 * (docs/measurement.md).
 */
export const balanceOf = (arms: Table<UncertainCount>): ByChance => {
  const rows = weighed(arms);
  const columns = turned(rows);
  let values: readonly number[] = columns.map((column) =>
    sumOf(column.map(({ people }) => people)),
  );
  let sizes = factorsOf(rows, values);
  for (let round = 0; round < ROUNDS; round += 1) {
    values = factorsOf(columns, sizes);
    sizes = factorsOf(rows, values);
  }
  const distance = sumOf(
    rows.flatMap((row, arm) =>
      row.map(
        ({ people, weight }, at) => weight * (people - (sizes[arm] ?? 0) * (values[at] ?? 0)) ** 2,
      ),
    ),
  );
  const degrees = (rows.length - 1) * (columns.length - 1);
  return { p: chiSquareTail(distance, degrees), degrees };
};
