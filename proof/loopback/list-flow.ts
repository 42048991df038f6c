import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { listSections, SHARED_BY_CELL } from '#proof/rehearsal/list-people.ts';

/** The agreement of a deployed room whose parties agreed on a list. */
export const listFlowAgreement = (): AgreementWithDigest =>
  testAgreement({ id: 'flow-room', ...listSections() });

const COLUMNS = [
  ...(['level', 'first_code', 'second_code', 'third_code', 'fourth_code'] as const).map((Name) => ({
    Name,
    Type: 'integer',
  })),
  { Name: 'people', Type: 'varchar' },
];

const rowOf = (values: readonly (string | number | undefined)[]) => ({
  Data: values.map((value) => (value === undefined ? {} : { VarCharValue: String(value) })),
});

/** A count of one level of the answer, by the codes of its attributes; none where it is over all of them. */
const countOf = (
  level: number,
  codes: readonly (number | undefined)[],
  people: readonly number[],
) => {
  const sum = people.reduce((all, each) => all + each, 0);
  const places = [0, 1, 2, 3].map((place) => codes[place]);
  return rowOf([level, ...places, String(sum).padStart(12, '0')]);
};

/** What Athena finds when the size of that list is asked of its two lists: the true counts, cell by cell, and their sums. */
export const sizeFound = () => {
  const cells = SHARED_BY_CELL;
  const [first = []] = cells;
  return {
    ResultSetMetadata: { ColumnInfo: COLUMNS },
    Rows: [
      rowOf(COLUMNS.map(({ Name }) => Name)),
      ...cells.flatMap((row, one) =>
        row.map((people, other) => countOf(0, [one + 1, other + 1, 1, 1], [people])),
      ),
      ...cells.map((row, one) => countOf(1, [one + 1], row)),
      ...first.map((_, other) =>
        countOf(
          2,
          [undefined, other + 1],
          cells.map((row) => row[other] ?? 0),
        ),
      ),
      countOf(3, [], cells.flat()),
    ],
  };
};
