import { nextStep, stepSentence } from '#console/pages/home/next-step.ts';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { DatasetStatus, StatusDocument } from '#core/documents/status-document.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
}

/** What waits for the party as one sentence and one button, and the room at a glance. */
export const HomeView = ({ visit, status }: Props) => (
  <>
    <Waits visit={visit} status={status} />
    <Glance visit={visit} status={status} />
    <Approvals visit={visit} status={status} />
    <Datasets visit={visit} status={status} />
  </>
);

const Waits = ({ visit, status }: Props) => {
  const { home } = visit.words;
  const step = nextStep(status, visit.party);
  const { to } = step;
  const isThere = visit.pages.some(({ path }) => path === to);
  return (
    <Box title={home.waits}>
      <p>{stepSentence(home, step)}</p>
      {to && isThere ? (
        <ButtonLink to={to} primary>
          {home.actions[to]}
        </ButtonLink>
      ) : null}
    </Box>
  );
};

/** So much of a digest tells one agreement from another; the page of the terms has all of it. */
const SHOWN_DIGITS = 12;

const Glance = ({ visit, status }: Props) => {
  const { home } = visit.words;
  const { collaboration, agreement, inForce, terms, releases, refusedQuestions } = status;
  const isOther = inForce !== undefined && inForce !== agreement;
  const standing = inForce === undefined ? home.notInForce : home.inForce;
  return (
    <Box title={home.glance}>
      <KeyValues
        pairs={[
          [home.collaboration, <Code>{collaboration}</Code>],
          [
            home.agreement,
            <>
              <Code>{(inForce ?? agreement).slice(0, SHOWN_DIGITS)}</Code>{' '}
              <StatusIndicator kind={inForce === undefined ? 'warning' : 'success'}>
                {isOther ? home.otherOnTable : standing}
              </StatusIndicator>
            </>,
          ],
          [home.threshold, visit.formats.number(terms.k)],
          [home.noise, home.noises[terms.noise]],
          [home.answers, visit.formats.number(releases)],
          [home.refused, visit.formats.number(refusedQuestions)],
        ]}
      />
    </Box>
  );
};

const Approvals = ({ visit, status }: Props) => {
  const { home } = visit.words;
  return (
    <Box title={home.approvals}>
      <Table
        caption={home.approvals}
        isHeard
        columns={[{ head: home.columns.party }, { head: home.columns.approval }]}
        rows={status.approvals.map(({ party, approved }) => [
          <OthersText text={party} />,
          <StatusIndicator kind={approved ? 'success' : 'warning'}>
            {approved ? home.approved : home.notApproved}
          </StatusIndicator>,
        ])}
      />
    </Box>
  );
};

/** How a list stands, by the name of its words. */
const standingOf = ({ version, standing = 'current', otherTerms = [] }: DatasetStatus) => {
  if (version === undefined) return 'none';
  return standing === 'current' && otherTerms.length > 0 ? 'other-terms' : standing;
};

const Datasets = ({ visit, status: { datasets } }: Props) => {
  const { home } = visit.words;
  const { list, state, people, since } = home.columns;
  if (datasets.length === 0) return <EmptyState title={home.noDatasets} />;
  return (
    <Box title={home.datasets}>
      <Table
        caption={home.datasets}
        isHeard
        columns={[
          { head: list },
          { head: state },
          { head: people, isNumber: true },
          { head: since },
        ]}
        rows={datasets.map((each) => rowOf(visit, each))}
      />
    </Box>
  );
};

const rowOf = ({ words: { home }, formats }: Visit, each: DatasetStatus) => {
  const { party, dataset, version } = each;
  const standing = standingOf(each);
  const size =
    version?.events === undefined ? home.about(version?.people ?? 0) : home.events(version.events);
  return [
    <OthersText text={`${party}.${dataset}`} />,
    <StatusIndicator kind={standing === 'current' ? 'success' : 'warning'}>
      {home.standings[standing]}
    </StatusIndicator>,
    version ? size : null,
    version ? formats.day(version.at) : null,
  ];
};
