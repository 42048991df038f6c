import { Erasures } from '#console/pages/governance/erasures.tsx';
import type { Shown } from '#console/pages/governance/kind-choices.ts';
import { Retention } from '#console/pages/governance/retention.tsx';
import { Reviews } from '#console/pages/governance/reviews.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { Table } from '#console/parts/table.tsx';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import { GOVERNANCE_DOCUMENTS } from '#core/documents/governance-document.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
  readonly agreed: RanInRoom<Shown>;
}

/** Requests of people first, for these have a day by which they are due; then what stays how long, and the paper. */
export const GovernanceView = ({ visit, status, agreed }: Props) => (
  <>
    <p>{visit.words.governance.lead}</p>
    <Erasures visit={visit} status={status} />
    <Access visit={visit} />
    <Retention visit={visit} status={status} agreed={agreed} />
    <Reviews visit={visit} status={status} />
    <Papers visit={visit} />
    <Epoch visit={visit} status={status} />
  </>
);

const Access = ({ visit }: { readonly visit: Visit }) => {
  const { access, governance } = visit.words;
  return (
    <Box title={access.title}>
      <p>{access.lead}</p>
      {visit.isAuditor ? (
        <p class="soft">{governance.auditorAccess}</p>
      ) : (
        <ButtonLink to="/governance/access">{access.begin}</ButtonLink>
      )}
    </Box>
  );
};

const Papers = ({ visit: { words } }: { readonly visit: Visit }) => {
  const { papers } = words;
  return (
    <Box title={papers.title}>
      <p>{papers.lead}</p>
      <Table
        caption={papers.title}
        isHeard
        columns={papers.columns.map((head) => ({ head }))}
        rows={GOVERNANCE_DOCUMENTS.map((name) => [
          <a href={`/governance/documents/${name}`}>{papers.names[name]}</a>,
          papers.says[name],
        ])}
      />
    </Box>
  );
};

/** The keys of before, and the way to a new one. */
const Epoch = ({ visit, status: { endedEpochs = [] } }: Omit<Props, 'agreed'>) => {
  const { ends } = visit.words;
  return (
    <Box title={ends.epochs}>
      <p>{ends.epochsSay}</p>
      {endedEpochs.map(({ epoch, keyDestroyed, keyDestroyedAfter }) => (
        <p>{keyDestroyed ? ends.keyGone(epoch) : ends.keyUntil(epoch, keyDestroyedAfter)}</p>
      ))}
      {visit.isAuditor ? null : (
        <ButtonLink to="/governance/rotate">{ends.rotate.begin}</ButtonLink>
      )}
    </Box>
  );
};
