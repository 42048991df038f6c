import type { Shown } from '#console/pages/governance/kind-choices.ts';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import { daysAfter } from '#core/day.ts';
import type { DatasetStatus, StatusDocument } from '#core/documents/status-document.ts';
import { MOST_KEYS_DAYS } from '#core/limits.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
  readonly agreed: RanInRoom<Shown>;
}

/** What stays how long, what is past its time, and the way to take a list out before that. */
export const Retention = ({ visit, status, agreed }: Props) => {
  const { keep } = visit.words;
  return (
    <Box title={keep.title}>
      <p>{keep.lead}</p>
      {agreed.fault ? <Fault words={visit.words} fault={agreed.fault} /> : null}
      {agreed.document ? <Spans visit={visit} shown={agreed.document} /> : null}
      <Lists visit={visit} status={status} shown={agreed.document} />
      <Due visit={visit} status={status} />
    </Box>
  );
};

const Spans = ({ visit, shown }: { readonly visit: Visit; readonly shown: Shown }) => {
  const { keep } = visit.words;
  const {
    dropsDays,
    tokensDays,
    releasesDays,
    keysDays = MOST_KEYS_DAYS,
  } = shown.agreement.retention;
  return (
    <KeyValues
      pairs={[
        [keep.drops, keep.days(dropsDays)],
        [keep.lists, keep.days(tokensDays)],
        [keep.answers, keep.days(releasesDays)],
        [keep.keys, keep.days(keysDays)],
        [keep.ledger, keep.forever],
      ]}
    />
  );
};

const Lists = ({
  visit,
  status: { datasets },
  shown,
}: Omit<Props, 'agreed'> & { readonly shown: Shown | undefined }) => {
  const { keep, home } = visit.words;
  const own = datasets.filter(({ party }) => party === visit.party);
  const isThere = own.some(({ standing }) => standing === 'current' || standing === 'damaged');
  return (
    <>
      <Table
        caption={home.datasets}
        columns={keep.columns.map((head) => ({ head }))}
        rows={datasets.map((each) => rowOf(visit, each, shown))}
      />
      {isThere && !visit.isAuditor ? (
        <p>
          <ButtonLink to="/governance/withdraw">{keep.withdrawAll}</ButtonLink>
        </p>
      ) : null}
    </>
  );
};

const rowOf = (visit: Visit, each: DatasetStatus, shown: Shown | undefined) => {
  const { keep, home } = visit.words;
  const { party, dataset, version, standing = 'current' } = each;
  const isHeld = version !== undefined && (standing === 'current' || standing === 'damaged');
  const days = shown?.agreement.retention.tokensDays;
  return [
    <OthersText text={`${party}.${dataset}`} />,
    <StatusIndicator kind={version !== undefined && standing === 'current' ? 'success' : 'warning'}>
      {home.standings[version === undefined ? 'none' : standing]}
    </StatusIndicator>,
    version === undefined ? null : visit.formats.day(version.at),
    isHeld && days !== undefined ? visit.formats.day(daysAfter(version.at, days)) : null,
    isHeld && party === visit.party && !visit.isAuditor ? (
      <a href={`/governance/withdraw?dataset=${dataset}`}>{keep.withdraw(dataset)}</a>
    ) : null,
  ];
};

/** What is past its time and still there: a room on AWS removes it by itself. */
const Due = ({ visit, status: { waiting } }: Omit<Props, 'agreed'>) => {
  const { keep, ends } = visit.words;
  if (waiting === undefined) return <p>{keep.byItself}</p>;
  const { versions, releases } = waiting;
  const isDue = versions + releases > 0;
  return (
    <>
      <p>
        <StatusIndicator kind={isDue ? 'warning' : 'success'}>
          {isDue ? keep.due(versions, releases) : keep.nothingDue}
        </StatusIndicator>
      </p>
      {isDue && !visit.isAuditor ? (
        <p>
          <ButtonLink to="/governance/expire">{ends.expire.begin}</ButtonLink>
        </p>
      ) : null}
    </>
  );
};
