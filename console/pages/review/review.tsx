import { Finding } from '#console/pages/review/finding.tsx';
import { type Outstanding, outstandingIn } from '#console/pages/review/outstanding.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

const LOOKS = [
  ...(['record', 'logs', 'reconciliation', 'drift'] as const),
  ...(['files', 'pack', 'access', 'freeze'] as const),
];

/** What stands out in the room, and everything by which a reviewer can look. */
export const ReviewView = ({
  visit,
  status,
}: {
  readonly visit: Visit;
  readonly status: StatusDocument;
}) => {
  const { review } = visit.words;
  return (
    <>
      <p>{review.lead}</p>
      <section>
        <h2>{review.outstanding}</h2>
        <StandsOut visit={visit} found={outstandingIn(visit.words, status)} />
      </section>
      <Box title={review.looks}>
        <Table
          caption={review.looks}
          isHeard
          columns={[{ head: review.columns.look }, { head: review.columns.shows }]}
          rows={LOOKS.map((name) => [
            <a href={`/review/${name}`}>{review.pages[name].name}</a>,
            review.pages[name].shows,
          ])}
        />
      </Box>
    </>
  );
};

const StandsOut = ({
  visit: { words },
  found,
}: {
  readonly visit: Visit;
  readonly found: readonly Outstanding[];
}) => {
  if (found.length === 0)
    return <EmptyState title={words.review.quiet} says={words.review.quietSays} />;
  return (
    <>
      {found.map(({ to, wrote, ...each }, at) => (
        <Finding words={words} {...each}>
          {wrote ? (
            <p>
              {words.ledger.reason} {wrote}
            </p>
          ) : null}
          {to ? (
            <ButtonLink to={to.path} primary={at === 0}>
              {to.text}
            </ButtonLink>
          ) : null}
        </Finding>
      ))}
    </>
  );
};
