import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { amountText, meanText } from '#console/pages/measurement/amounts.ts';
import { type Naming, namingOf } from '#console/pages/measurement/naming.ts';
import type { Child } from '#console/parts/child.ts';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
}

/** Rows that a page can carry: an export has all. */
const MOST_ROWS = 120;

/** A count with how far off it is; of one near the threshold what it can stand for. */
export const countText = (
  { words: { measured }, formats }: Visit,
  { people, between, estimate }: AnswerRow,
  width: number,
): string => {
  if (people === undefined) return measured.suppressed;
  return estimate === undefined || between === undefined
    ? measured.count(formats.number(people), width)
    : measured.nearThreshold(...between, estimate);
};

/** Every cell with its people and sums, and why some are not told. */
export const CellTable = ({ visit, answer }: Props) => {
  const { measured } = visit.words;
  const table = answerTable(answer);
  const naming = namingOf(visit, answer);
  const { sums, forEach, rows } = table;
  const head = (name: string) => ({ head: name, isNumber: true });
  return (
    <>
      <Table
        caption={measured.cellsCaption}
        columns={[
          ...table.attributes.map((name) => ({ head: naming.column(name) })),
          head(measured.columns.people),
          ...sums.map(({ says, unit }) => head(unit === '' ? measured.conversionsCredited : says)),
          ...(forEach ? [head(measured.eachOf(forEach.says))] : []),
        ]}
        rows={rows.slice(0, MOST_ROWS).map((row) => cellsOf(visit, row, { table, naming }))}
      />
      {rows.length > MOST_ROWS ? <p>{measured.tooManyRows(MOST_ROWS)}</p> : null}
      <Reasons visit={visit} answer={answer} />
    </>
  );
};

interface Within {
  readonly table: AnswerTable;
  readonly naming: Naming;
}

const cellsOf = (visit: Visit, row: AnswerRow, { table, naming }: Within): readonly Child[] => {
  const { sums, forEach, attributes, plusMinus } = table;
  return [
    ...row.values.map((value, place) => {
      const name = attributes[place] ?? '';
      const text = naming.value(name, value);
      return naming.isMade(name) ? text : <OthersText text={text} />;
    }),
    countText(visit, row, plusMinus),
    ...sums.map((sum, place) => {
      const units = row.sums[place];
      return units === undefined ? '' : amountText(visit, sum, units);
    }),
    ...(forEach ? [row.mean ? meanBetween(visit, row.mean, forEach) : ''] : []),
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

/** Why some of it is not told, each reason once. */
const Reasons = ({ visit: { words }, answer: { cells } }: Props) => {
  const given = cells.flatMap((cell) => (cell.outcome === 'suppressed' ? [cell.reason] : []));
  return (
    <>
      {[...new Set(given)].map((reason) => (
        <p class="soft">{words.measured.reasons[reason]}</p>
      ))}
    </>
  );
};
