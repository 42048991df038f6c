import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { countText } from '#console/pages/measurement/cells.tsx';
import { type Naming, namingOf } from '#console/pages/measurement/naming.ts';
import { BarChart } from '#console/parts/bar-chart.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

interface Props {
  readonly visit: Visit;
  /** What its counts are of. */
  readonly measure: 'reach' | 'conversions' | 'value';
  readonly answer: AnswerDocument;
}

/** More bars than that are no picture any more. */
const MOST_BARS = 32;

/** What an answer calls how often somebody was reached. */
const OFTEN = 'frequency';

/** The people of each cell as bars with what the true count is between; by how often in a chart for each group. */
export const CountCharts = ({ visit, measure, answer }: Props) => {
  const { measured } = visit.words;
  const { chartOf } = measured;
  const table = answerTable(answer);
  const naming = namingOf(visit, answer);
  const often = table.attributes.indexOf(OFTEN);
  const title = often < 0 ? chartOf[measure] : chartOf.frequency;
  const rows = table.rows.slice(0, MOST_BARS);
  const within = { table, naming, often };
  const limit = Math.max(1, ...rows.map(({ between }) => between?.[1] ?? 0));
  return (
    <>
      {[...Map.groupBy(rows, (row) => groupOf(row, within))].map(([group, each]) => (
        <BarChart
          words={visit.words}
          title={group === '' ? title : chartOf.of(title, group)}
          heads={[headOf(within), measured.columns.people]}
          limit={limit}
          bars={each.map((row) => barOf(visit, row, within))}
        />
      ))}
      {table.rows.length > MOST_BARS ? <p>{measured.tooMany(MOST_BARS)}</p> : null}
    </>
  );
};

interface Within {
  readonly table: AnswerTable;
  readonly naming: Naming;
  /** The place of how often; -1 where that was not asked. */
  readonly often: number;
}

/** The values of a row as they are read, but for that at a place. */
const labelOf = (
  { values }: AnswerRow,
  { table: { attributes }, naming }: Within,
  without: number,
): string =>
  values
    .flatMap((value, place) => {
      const name = attributes[place] ?? '';
      if (place === without) return [];
      const text = naming.value(name, value);
      return naming.isMade(name) ? [naming.pair(name, text)] : [text];
    })
    .join(' · ');

/** Whose bars stand in one chart: all of them, or those of one campaign by how often. */
const groupOf = (row: AnswerRow, within: Within): string =>
  within.often < 0 ? '' : labelOf(row, within, within.often);

const headOf = ({ table: { attributes }, naming, often }: Within): string =>
  often < 0 ? attributes.map(naming.column).join(' · ') : naming.column(OFTEN);

const barOf = (visit: Visit, row: AnswerRow, within: Within) => {
  const { people, between, values } = row;
  const { often, table } = within;
  return {
    label: often < 0 ? labelOf(row, within, -1) : (values[often] ?? ''),
    value: people ?? 0,
    text: countText(visit, row, table.plusMinus),
    ...(between && { interval: between }),
  };
};
