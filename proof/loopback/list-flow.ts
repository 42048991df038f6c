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

const rowOf = (values: readonly (string | number)[]) => ({
  Data: values.map((value) => ({ VarCharValue: String(value) })),
});

/** What Athena finds when the size of that list is asked of its two lists: the true counts, cell by cell. */
export const sizeFound = () => ({
  ResultSetMetadata: { ColumnInfo: COLUMNS },
  Rows: [
    rowOf(COLUMNS.map(({ Name }) => Name)),
    ...SHARED_BY_CELL.flatMap((cells, first) =>
      cells.map((people, second) =>
        rowOf([0, first + 1, second + 1, 1, 1, String(people).padStart(12, '0')]),
      ),
    ),
  ],
});
