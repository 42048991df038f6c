import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { amountText, meanText } from '#console/pages/measurement/amounts.ts';
import type { Measure } from '#console/pages/measurement/offers.ts';
import { BarChart } from '#console/parts/bar-chart.tsx';
import type { Child } from '#console/parts/child.ts';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
}

/** What the room made of events, by the names that its cells have: ours, so they are said in the reader's language. */
const isMade = (words: Visit['words'], name: string): name is 'frequency' =>
  Object.hasOwn(words.measured.made, name);

/** What a column of values is called. */
const columnName = ({ words }: Visit, name: string): string =>
  isMade(words, name) ? words.measured.made[name] : name;

/** How a value is called: those that the room made up in the reader's language. */
export const valueName = ({ words }: Visit, value: string): string => {
  const { madeValues } = words.measured;
  return Object.hasOwn(madeValues, value) ? madeValues[value as keyof typeof madeValues] : value;
};

/** What is drawn side by side in one chart, and what each chart is of. */
const groupsOf = ({ attributes, rows }: AnswerTable): Map<string, readonly AnswerRow[]> => {
  // The last place is what varies fastest: how often, or whether somebody converted.
  const inner = attributes.includes('frequency') ? attributes.indexOf('frequency') : -1;
  const rest = (row: AnswerRow): string =>
    inner < 0 ? '' : row.values.filter((_, at) => at !== inner).join(' · ');
  return Map.groupBy(rows, rest);
};

/** The people of each cell as bars with what the true count is between; by how often in a chart for each group. */
export const CountCharts = ({ visit, measure, answer }: Props & { readonly measure: Measure }) => {
  const { measured } = visit.words;
  const table = answerTable(answer);
  const isOften = table.attributes.includes('frequency');
  const { chartOf } = measured;
  const title = isOften
    ? chartOf.frequency
    : measure in chartOf
      ? chartOf[measure as 'reach']
      : chartOf.reach;
  const groups = [...groupsOf(table)];
  const limit = Math.max(1, ...table.rows.map(({ between }) => between?.[1] ?? 0));
  return (
    <>
      {groups.map(([group, rows]) => (
        <BarChart
          words={visit.words}
          title={group === '' ? title : chartOf.of(title, valueName(visit, group))}
          heads={[
            table.attributes.map((name) => columnName(visit, name)).join(', '),
            measured.columns.people,
          ]}
          limit={limit}
          bars={rows.map((row) => barOf(visit, { row, table, isOften }))}
        />
      ))}
    </>
  );
};

interface Barred {
  readonly row: AnswerRow;
  readonly table: AnswerTable;
  readonly isOften: boolean;
}

const barOf = (visit: Visit, { row, table, isOften }: Barred) => {
  const { people, between } = row;
  const at = table.attributes.indexOf('frequency');
  const label = isOften
    ? `${row.values[at] ?? ''}`
    : row.values
        .map((value, place) => labelled(visit, table.attributes[place] ?? '', value))
        .join(' · ');
  return {
    ...{ label, value: people ?? 0, text: countText(visit, row, table.plusMinus) },
    ...(between && { interval: between }),
  };
};

/** `Exposed: yes`; of an attribute its value alone. */
const labelled = (visit: Visit, name: string, value: string): string =>
  isMade(visit.words, name) ? `${columnName(visit, name)}: ${valueName(visit, value)}` : value;

/** A count with how far off it is; of one near the threshold what it can stand for. */
const countText = (visit: Visit, { people, between, estimate }: AnswerRow, width: number) => {
  const { measured } = visit.words;
  if (people === undefined) return measured.suppressed;
  if (estimate === undefined || between === undefined)
    return measured.count(visit.formats.number(people), width);
  return measured.nearThreshold(...between, estimate);
};

/** Every cell with its people and sums, and of those that are not told why not. */
export const CellTable = ({ visit, answer }: Props) => {
  const { measured } = visit.words;
  const table = answerTable(answer);
  const { sums, forEach } = table;
  const head = (name: string) => ({ head: name, isNumber: true });
  const sumName = ({ says, unit }: (typeof sums)[number]): string =>
    unit === '' ? measured.conversionsCredited : says;
  return (
    <Table
      caption={measured.allCells}
      columns={[
        ...table.attributes.map((name) => ({ head: columnName(visit, name) })),
        head(measured.columns.people),
        ...sums.map((sum) => head(sumName(sum))),
        ...(forEach ? [head(measured.eachOf(forEach.says))] : []),
        ...(answer.cells.some(({ outcome }) => outcome === 'suppressed')
          ? [{ head: measured.columns.suppressed }]
          : []),
      ]}
      rows={table.rows.map((row, at) => cellsOf(visit, { row, table, answer, at }))}
    />
  );
};

interface Celled {
  readonly row: AnswerRow;
  readonly table: AnswerTable;
  readonly answer: AnswerDocument;
  readonly at: number;
}

const cellsOf = (visit: Visit, { row, table, answer, at }: Celled): readonly Child[] => {
  const { measured } = visit.words;
  const { sums, forEach, attributes } = table;
  const cell = answer.cells[at];
  return [
    ...row.values.map((value, place) =>
      isMade(visit.words, attributes[place] ?? '') ? (
        valueName(visit, value)
      ) : (
        <OthersText text={valueName(visit, value)} />
      ),
    ),
    countText(visit, row, table.plusMinus),
    ...sums.map((sum, place) => {
      const units = row.sums[place];
      return units === undefined ? '' : amountText(visit, sum, units);
    }),
    ...(forEach ? [row.mean ? meanBetween(visit, row.mean, forEach) : ''] : []),
    ...(cell?.outcome === 'suppressed' ? [measured.reasons[cell.reason]] : []),
  ];
};

const meanBetween = (
  visit: Visit,
  { value, low, high }: NonNullable<AnswerRow['mean']>,
  unit: { readonly decimals: number },
): string => {
  const [middle = '', least = '', most = ''] = [value, low, high].map((units) =>
    meanText(visit, unit, { units }),
  );
  return visit.words.measured.between(middle, least, most);
};
