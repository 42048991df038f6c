import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { sumName } from '#cli/render/histories.ts';
import { Crossed, isCrossed } from '#console/pages/answers/crossed.tsx';
import {
  attributeName,
  countText,
  offText,
  rowLabel,
  valueText,
} from '#console/pages/answers/row-texts.ts';
import { BarChart } from '#console/parts/bar-chart.tsx';
import { Box } from '#console/parts/box.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** As many bars as are read, and as many rows as keep a page small. */
const MOST_BARS = 20;
const MOST_ROWS = 80;

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
}

interface Tabled extends Props {
  readonly table: AnswerTable;
}

/** The counts that were told: two attributes that cross as a heat table, and others as bars; a table of all of them behind. */
export const Counts = ({ visit, answer }: Props) => {
  const { answers } = visit.words;
  const table = answerTable(answer);
  const told = table.rows.filter(({ people }) => people !== undefined);
  if (told.length === 0) return null;
  const props = { visit, answer, table };
  return (
    <Box title={answers.counts}>
      <Picture {...props} />
      {isCrossed(props) || isRead(answer) ? (
        <details>
          <summary>{answers.table}</summary>
          <Rows {...props} told={told} caption={answers.table} />
        </details>
      ) : null}
    </Box>
  );
};

/** What is worked out of an answer shows its numbers already. */
const isRead = ({ representation, balance }: AnswerDocument): boolean =>
  representation !== undefined || balance !== undefined;

const Picture = (props: Tabled) => {
  const { answer, table } = props;
  if (isRead(answer)) return null;
  if (isCrossed(props)) return <Crossed {...props} />;
  return table.rows.length === 1 ? <One {...props} /> : <Charts {...props} />;
};

/** One number, which needs no picture. */
const One = ({ visit, answer: { matchRate }, table }: Tabled) => {
  const { answers } = visit.words;
  const [row] = table.rows;
  return row === undefined ? null : (
    <>
      <p class="figure">{countText(visit, row, table)}</p>
      <p>{rowLabel(visit, row, table)}</p>
      {matchRate === undefined ? null : (
        <p>
          {answers.matchRate} <strong>{answers.ofOwn(matchRate)}</strong>
        </p>
      )}
    </>
  );
};

/** A chart for each table of the answer, which is of the attributes of which its rows have a value. */
const Charts = (props: Tabled) => {
  const { attributes, rows, several } = props.table;
  const told = rows.filter(({ people }) => people !== undefined);
  const tableOf = ({ values }: AnswerRow): string =>
    several ? attributes.filter((_, at) => values[at] !== '').join(' · ') : attributes.join(' · ');
  return (
    <>
      {[...Map.groupBy(told, tableOf)].map(([by, each]) => (
        <Chart {...props} by={by} told={each} />
      ))}
    </>
  );
};

const Chart = ({
  visit,
  answer,
  table,
  by,
  told,
}: Tabled & { readonly by: string; readonly told: readonly AnswerRow[] }) => {
  const { answers } = visit.words;
  const title = by === '' ? answers.bothLists : answers.chart(by);
  const isLong = told.length > MOST_BARS;
  const drawn = isLong
    ? told.toSorted((one, other) => (other.people ?? 0) - (one.people ?? 0)).slice(0, MOST_BARS)
    : told;
  return (
    <>
      <BarChart
        words={visit.words}
        title={title}
        heads={[by === '' ? answers.counts : by, answers.people]}
        bars={drawn.map((row) => ({
          label: rowLabel(visit, row, table),
          value: row.people ?? 0,
          text: countText(visit, row, table),
          ...(table.plusMinus > 0 && row.between && { interval: row.between }),
        }))}
      >
        <Rows {...{ visit, answer, table, told }} caption={title} />
      </BarChart>
      {isLong ? <p class="soft">{answers.largest(drawn.length, told.length)}</p> : null}
    </>
  );
};

interface RowsProps extends Tabled {
  readonly told: readonly AnswerRow[];
  readonly caption: string;
}

/** Every count that was told with all that is worked out of it, as far as a page holds them. */
const Rows = (props: RowsProps) => {
  const { visit, table, told, caption } = props;
  const shown = told.slice(0, MOST_ROWS);
  const columns = columnsOf(props);
  // Of several tables each has attributes of its own.
  const named = table.attributes.flatMap((name, at) =>
    told.some(({ values }) => values[at] !== '') ? [{ name, at }] : [],
  );
  return (
    <>
      <Table
        caption={caption}
        columns={[
          ...named.map(({ name }) => ({ head: attributeName(visit, name) })),
          ...columns.map(({ head }) => ({ head, isNumber: true })),
        ]}
        rows={shown.map((row) => [
          ...named.map(({ name, at }) => (
            <bdi translate="no">{valueText(visit, row.values[at] ?? '', name)}</bdi>
          )),
          ...columns.map(({ text }) => text(row)),
        ])}
      />
      {told.length > shown.length ? (
        <p class="soft">{visit.words.answers.more(told.length - shown.length)}</p>
      ) : null}
    </>
  );
};

interface Column {
  readonly head: string;
  readonly text: (row: AnswerRow) => string;
}

const orNothing = (value: number | undefined, text: (value: number) => string): string =>
  value === undefined ? '' : text(value);

/** What is told of each count; a column that would be empty is left out. */
const columnsOf = ({ visit, table, told }: RowsProps): readonly Column[] => {
  const { words, formats } = visit;
  const { answers } = words;
  const { plusMinus, sums } = table;
  const hasIndex = told.some(({ indexToTotal }) => indexToTotal !== undefined);
  const all: readonly (Column | undefined)[] = [
    { head: answers.people, text: ({ people }) => orNothing(people, formats.number) },
    plusMinus > 0 ? { head: answers.give95, text: (row) => offText(visit, row, table) } : undefined,
    told.length > 1
      ? { head: answers.share, text: ({ share }) => orNothing(share, formats.percent) }
      : undefined,
    hasIndex
      ? { head: answers.index, text: ({ indexToTotal }) => orNothing(indexToTotal, formats.number) }
      : undefined,
    ...sums.map((sum, at) => ({
      head: sumName(sum),
      text: (row: AnswerRow) =>
        orNothing(row.sums[at], (units) => formats.number(units / 10 ** sum.decimals)),
    })),
  ];
  return all.filter((column) => column !== undefined);
};
