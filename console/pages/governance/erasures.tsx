import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
}

/** Requests that are under way with the day by which they are due, and the way to a new one. */
export const Erasures = ({ visit, status: { erasures = [] } }: Props) => {
  const { erasure } = visit.words;
  const hasLedger = visit.pages.some(({ path }) => path === '/ledger');
  return (
    <Box title={erasure.title}>
      <p>{erasure.lead}</p>
      {erasures.length === 0 ? (
        <EmptyState title={erasure.none} says={erasure.noneSays} />
      ) : (
        <UnderWay visit={visit} erasures={erasures} />
      )}
      <div class="row">
        {visit.isAuditor ? null : (
          <>
            <ButtonLink to="/governance/forget" primary>
              {erasure.forget.begin}
            </ButtonLink>
            <ButtonLink to="/governance/lift">{erasure.lift.begin}</ButtonLink>
            <ButtonLink to="/governance/signed">{visit.words.signed.begin}</ButtonLink>
          </>
        )}
        {hasLedger ? <a href="/ledger?type=people-forgotten">{erasure.past}</a> : null}
      </div>
    </Box>
  );
};

const UnderWay = ({
  visit,
  erasures,
}: {
  readonly visit: Visit;
  readonly erasures: NonNullable<StatusDocument['erasures']>;
}) => {
  const { words, formats } = visit;
  const { erasure, ends } = words;
  return (
    <>
      <Table
        caption={erasure.underWay}
        columns={erasure.underWayColumns.map((head) => ({ head }))}
        rows={erasures.map(({ request, party, reason, received, due, overdue }) => [
          <Code>{request}</Code>,
          <OthersText text={party} />,
          erasure.reasons[reason],
          formats.day(received),
          <>
            {formats.day(due)}{' '}
            <StatusIndicator kind={overdue ? 'error' : 'info'}>
              {overdue ? erasure.overdue : erasure.running}
            </StatusIndicator>
          </>,
        ])}
      />
      <p>{erasure.underWaySays}</p>
      {visit.isAuditor || !('room' in visit.room) ? null : (
        <p>
          <ButtonLink to="/governance/upkeep">{ends.upkeep.begin}</ButtonLink>
        </p>
      )}
    </>
  );
};
