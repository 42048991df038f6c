import type { AnswerRow, AnswerTable } from '#cli/release/answer-table.ts';
import { offText, valueText } from '#console/pages/answers/row-texts.ts';
import { type HeatCell, HeatTable } from '#console/parts/heat-table.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** Larger ones are no picture any more. */
const MOST_CELLS = 240;

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
  readonly table: AnswerTable;
}

/** Whether the answer is by two attributes that cross, and small enough to be seen at once. */
export const isCrossed = ({ answer, table }: Pick<Props, 'answer' | 'table'>): boolean =>
  answer.question.analysis === 'segments' &&
  table.attributes.length === 2 &&
  table.rows.length <= MOST_CELLS;

const valuesAt = ({ rows }: AnswerTable, at: number): readonly string[] => [
  ...new Set(rows.map(({ values }) => values[at] ?? '')),
];

/** Two attributes that cross, each count with how far off it is and its index; what is suppressed says so. */
export const Crossed = ({ visit, table }: Props) => {
  const { answers } = visit.words;
  const [first = '', second = ''] = table.attributes;
  const most = Math.max(1, ...table.rows.map(({ people = 0 }) => people));
  const rowOf = new Map(table.rows.map((row) => [JSON.stringify(row.values), row]));
  const columns = valuesAt(table, 1);
  return (
    <HeatTable
      caption={answers.chart([first, second].join(' · '))}
      heads={[first, second]}
      columns={columns.map((value) => valueText(visit, value, second))}
      rows={valuesAt(table, 0).map((value) => ({
        label: valueText(visit, value, first),
        cells: columns.map((column) =>
          cellOf(visit, rowOf.get(JSON.stringify([value, column])), { table, most }),
        ),
      }))}
    />
  );
};

const cellOf = (
  visit: Visit,
  row: AnswerRow | undefined,
  { table, most }: { readonly table: AnswerTable; readonly most: number },
): HeatCell => {
  const { answers } = visit.words;
  if (row?.people === undefined) return { text: answers.suppressed, heat: undefined };
  const index = row.indexToTotal === undefined ? [] : [answers.crossed(row.indexToTotal)];
  const off = offText(visit, row, table);
  const note = [...(off === '' ? [] : [off]), ...index].join(', ');
  return {
    text: visit.formats.number(row.people),
    ...(note !== '' && { note }),
    heat: row.people / most,
  };
};
