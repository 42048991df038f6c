import { AUDIENCE } from '#core/analyses/representation.ts';
import type { AnswerCell, AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseSum } from '#core/documents/release.ts';
import { ROLLED_UP_OTHERS } from '#core/hierarchy.ts';

/** A number of a cell is said only where noise moves it by at most this share, 95 times of 100. */
const READABLE = 0.1;

type ReleasedCell = Extract<AnswerCell, { outcome: 'released' }>;

/** One cell of an answer, with what can be worked out from the released counts alone. */
export interface AnswerRow {
  /** A value of each attribute that was asked by; an empty text for those of other tables. */
  readonly values: readonly string[];
  /** Undefined where it is suppressed. */
  readonly people: number | undefined;
  /** What the true count is between: 95 times of 100, or always where it was only rounded down. */
  readonly between: readonly [low: number, high: number] | undefined;
  /** What a number near the threshold stands for: it is too high on average, and its interval is no ±. */
  readonly estimate: number | undefined;
  /** The sums beside the people, in smallest units and in the order of the answer; none of a suppressed cell. */
  readonly sums: readonly (number | undefined)[];
  /** What the amount comes to for each of these people, in smallest units, and between what it is 95 times of 100. */
  readonly mean: ReleasedCell['mean'];
  /** Share of all released people of its table. */
  readonly share: number | undefined;
  /** 100 where the cell is as large as its two values let expect, of all released cells. */
  readonly indexToTotal: number | undefined;
  /** 100 where the value is as frequent here as in the asker's own list. */
  readonly indexToBase: number | undefined;
}

/** An answer as a table: its attributes and its cells. */
export interface AnswerTable {
  readonly attributes: readonly string[];
  /** Whether each cell is by some of the attributes alone: several tables, one after the other. */
  readonly several: boolean;
  readonly rows: readonly AnswerRow[];
  /** What is told of each cell beside its people. */
  readonly sums: readonly ReleaseSum[];
  /** The sum that is told for each person too; none of most answers. */
  readonly forEach: ReleaseSum | undefined;
  /** What noise can move a count by either way, 95 times of 100; 0 where there is none. */
  readonly plusMinus: number;
}

/** People of a party's own list by value, for one attribute: `party.attribute`. */
export interface Base {
  readonly attribute: string;
  readonly people: ReadonlyMap<string, number>;
}

const sumOf = (rows: readonly { readonly people: number | undefined }[]): number =>
  rows.reduce((sum, { people = 0 }) => sum + people, 0);

const ratio = (part: number, whole: number): number | undefined =>
  whole > 0 ? part / whole : undefined;

const percentOf = (share: number | undefined, expected: number | undefined): number | undefined =>
  share === undefined || expected === undefined || expected === 0
    ? undefined
    : Math.round((100 * share) / expected);

type Read = Pick<AnswerRow, 'people' | 'between' | 'estimate' | 'sums' | 'mean'>;

const SUPPRESSED: Read = {
  ...{ people: undefined, between: undefined, estimate: undefined },
  ...{ sums: [], mean: undefined },
};

const readingOf = (
  { people, low, high, estimate, sums, mean }: ReleasedCell,
  { noiseHalfWidth, roundTo, sums: told = [] }: AnswerDocument,
): Read => ({
  people,
  between: [
    low ?? Math.max(0, people - noiseHalfWidth),
    high ?? people + noiseHalfWidth + roundTo - 1,
  ],
  estimate,
  sums: told.map(({ name }) => sums?.[name]),
  mean,
});

/** The sum that is told for each person too, if any cell says what it comes to. */
const forEachOf = ({ cells, sums }: AnswerDocument): ReleaseSum | undefined =>
  cells.some((cell) => cell.outcome === 'released' && cell.mean !== undefined)
    ? sums?.find(({ name }) => name === 'amount')
    : undefined;

/** The columns of values: of a roll-up the highest level first, as a path is read. */
const attributesOf = ({ question, cells }: AnswerDocument): readonly string[] =>
  question.analysis === 'rollup'
    ? question.by.flatMap(({ party, attribute }) =>
        [...question.into.toReversed(), attribute].map((name) => `${party}.${name}`),
      )
    : [...new Set(cells.flatMap(({ by }) => Object.keys(by)))];

/**
 * Works out shares and indices by arithmetic on what was released, so they tell nothing more than it does. A
 * suppressed cell counts as nobody. An index is left out where the noise would decide it.
 */
export const answerTable = (answer: AnswerDocument, base?: Base): AnswerTable => {
  const attributes = attributesOf(answer);
  // Of a roll-up all cells are parts of one whole: a parent stands for its others.
  const rollsUp = answer.question.analysis === 'rollup';
  const isAudience = answer.question.analysis === 'representation';
  const several =
    !rollsUp && answer.cells.some(({ by }) => Object.keys(by).length < attributes.length);
  const cells = answer.cells.map((cell) => ({
    table: rollsUp ? '' : [...Object.keys(cell.by), cell.by[AUDIENCE.name]].join(),
    values: attributes.map((name) => cell.by[name] ?? (rollsUp ? ROLLED_UP_OTHERS : '')),
    ...(cell.outcome === 'released' ? readingOf(cell, answer) : SUPPRESSED),
  }));
  const totals = new Map(
    [...Map.groupBy(cells, ({ table }) => table)].map(([table, all]) => [table, sumOf(all)]),
  );
  const shareWith = (at: number, value: string | undefined): number | undefined => {
    const all = cells.filter(({ values }) => values[at] === value);
    return ratio(sumOf(all), totals.get(all[0]?.table ?? '') ?? 0);
  };
  const baseTotal = [...(base?.people.values() ?? [])].reduce((sum, each) => sum + each, 0);
  const baseAt = base === undefined || isAudience ? -1 : attributes.indexOf(base.attribute);
  const rows = cells.map(({ table, values, people, between, ...cell }): AnswerRow => {
    const share = people === undefined ? undefined : ratio(people, totals.get(table) ?? 0);
    const readable = people !== undefined && answer.noiseHalfWidth <= READABLE * people;
    const [first, second] = values;
    const expected =
      attributes.length === 2 && !several && !rollsUp && !isAudience
        ? (shareWith(0, first) ?? 0) * (shareWith(1, second) ?? 0)
        : undefined;
    const own = base?.people.get(values[baseAt] ?? '');
    const inBase = own === undefined ? undefined : ratio(own, baseTotal);
    return {
      ...{ ...cell, values, people, between, share },
      indexToTotal: readable ? percentOf(share, expected) : undefined,
      indexToBase:
        readable && baseAt >= 0 ? percentOf(shareWith(baseAt, values[baseAt]), inBase) : undefined,
    };
  });
  const { sums = [], noiseHalfWidth: plusMinus } = answer;
  return { attributes, several, rows, sums, forEach: forEachOf(answer), plusMinus };
};
