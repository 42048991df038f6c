import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
}

/** Who looked when at who may do what, whose look is overdue, and which records lapse. */
export const Reviews = ({ visit, status: { reviews = [], lapses = [] } }: Props) => {
  const { looks } = visit.words;
  const hasReview = visit.pages.some(({ path }) => path === '/review');
  return (
    <Box title={looks.title}>
      <p>{looks.lead}</p>
      {reviews.length === 0 ? (
        <EmptyState title={looks.none} says={looks.noneSays} />
      ) : (
        <Table
          caption={looks.title}
          isHeard
          columns={looks.columns.map((head) => ({ head }))}
          rows={reviews.map((each) => reviewRow(visit, each))}
        />
      )}
      {lapses.length === 0 ? null : <Lapses visit={visit} lapses={lapses} />}
      {hasReview ? (
        <p>
          <ButtonLink to="/review">{looks.open}</ButtonLink>
        </p>
      ) : null}
    </Box>
  );
};

const reviewRow = (
  { words: { looks }, formats }: Visit,
  { party, last, due, overdue }: NonNullable<StatusDocument['reviews']>[number],
) => [
  <OthersText text={party} />,
  last === undefined ? looks.never : formats.day(last),
  <>
    {formats.day(due)}{' '}
    <StatusIndicator kind={overdue ? 'warning' : 'success'}>
      {overdue ? looks.overdue : looks.inTime}
    </StatusIndicator>
  </>,
];

const Lapses = ({
  visit: { words, formats },
  lapses,
}: {
  readonly visit: Visit;
  readonly lapses: NonNullable<StatusDocument['lapses']>;
}) => {
  const { looks } = words;
  return (
    <Table
      caption={looks.lapses}
      columns={looks.lapseColumns.map((head) => ({ head }))}
      rows={lapses.map(({ name, record, organisation, expires, standing }) => [
        <OthersText text={name} />,
        looks.records[record],
        <OthersText text={organisation} />,
        <>
          {formats.day(expires)}{' '}
          <StatusIndicator kind={standing === 'lapsed' ? 'error' : 'warning'}>
            {looks.standings[standing]}
          </StatusIndicator>
        </>,
      ])}
    />
  );
};
