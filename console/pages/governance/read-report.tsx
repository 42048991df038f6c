import { Box } from '#console/parts/box.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { brokenRows, leftOutRows } from '#core/lint/lint-report.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { REASON_ADVICE } from '#core/lint/reasons.ts';

/** What became of each line of a list, as this machine read it: lines are named, and nothing of what stands in them. */
export const ReadReport = ({
  visit,
  report,
}: {
  readonly visit: Visit;
  readonly report: PreparedReport;
}) => {
  const { erasure } = visit.words;
  const { number } = visit.formats;
  return (
    <Box title={erasure.report}>
      <KeyValues
        pairs={[
          [erasure.rows, number(report.rows)],
          [erasure.accepted, number(report.accepted)],
          [erasure.notUsed, number(leftOutRows(report) + brokenRows(report))],
        ]}
      />
      {report.findings.length === 0 ? null : (
        <Table
          caption={erasure.findings}
          columns={erasure.findingColumns.map((head, at) => ({ head, isNumber: at === 1 }))}
          rows={report.findings.map(({ reason, count, columns, lines }) => [
            <>
              <Code>{reason}</Code> <RoomSentence says={REASON_ADVICE[reason].meaning} />
            </>,
            number(count),
            <OthersText text={columns.join(', ')} />,
            <span translate="no">{lines.join(', ')}</span>,
          ])}
        />
      )}
    </Box>
  );
};
