import { VerdictView } from '#console/pages/ledger/verdict.tsx';
import { Finding, Names } from '#console/pages/review/finding.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { StrangeFiles } from '#core/documents/room-files.ts';
import type { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';

interface Props {
  readonly visit: Visit;
  readonly verdict: RoomVerdictDocument;
}

/** As many files as a page shows one by one. */
const MAX_FAULTS = 30;

/** What the verification of a room came to: a broken ledger first, for nothing else can be vouched for then. */
export const FilesVerdictView = ({ visit, verdict }: Props) => {
  const { words } = visit;
  const { files } = words.custody;
  const isBroken = verdict.ledger.outcome === 'broken';
  return (
    <>
      {isBroken ? (
        <VerdictView visit={visit} verdict={verdict.ledger} />
      ) : (
        <Conclusion visit={visit} verdict={verdict} />
      )}
      {verdict.noted || isBroken ? null : (
        <Alert words={words} kind="warning">
          <p>{files.notNoted}</p>
        </Alert>
      )}
      <Faults visit={visit} verdict={verdict} />
      <Versions visit={visit} verdict={verdict} />
      <Strange visit={visit} title={files.leftovers} strange={verdict.beside?.leftovers} />
      <Strange visit={visit} title={files.foreign} strange={verdict.beside?.foreign} />
      <ButtonLink to="/review/files">{words.review.pages.files.name}</ButtonLink>
    </>
  );
};

const Conclusion = ({ visit: { words }, verdict }: Props) => {
  const { files } = words.custody;
  const { agreements, releases, versions, faults } = verdict;
  return verdict.outcome === 'whole' ? (
    <Alert words={words} kind="success">
      <p>{files.whole(agreements, releases, versions.length)}</p>
    </Alert>
  ) : (
    <Alert words={words} kind="error">
      <p>{files.damaged(faults.length)}</p>
    </Alert>
  );
};

const Faults = ({ visit: { words }, verdict: { faults } }: Props) => {
  const { files } = words.custody;
  if (faults.length === 0) return null;
  return (
    <section>
      <h2>{files.faults}</h2>
      {faults.slice(0, MAX_FAULTS).map(({ key, fault }) => (
        <Finding
          words={words}
          severity="critical"
          title={files.fault[fault]}
          means={files.faultMeans[fault]}
          todo={files.todo}
        >
          <Code>
            <OthersText text={key} />
          </Code>
        </Finding>
      ))}
      {faults.length > MAX_FAULTS ? (
        <p>{words.review.andMore(faults.length - MAX_FAULTS)}</p>
      ) : null}
    </section>
  );
};

const STATES = { whole: 'success', damaged: 'error', unread: 'warning' } as const;

const Versions = ({ visit: { words }, verdict: { versions } }: Props) => {
  const { files } = words.custody;
  const { list, version: head, found } = files.columns;
  if (versions.length === 0) return null;
  return (
    <Box title={files.versions}>
      <Table
        caption={files.versions}
        isHeard
        columns={[{ head: list }, { head }, { head: found }]}
        rows={versions.map((each) => [
          <OthersText text={`${each.party}.${each.dataset}`} />,
          <Code>{each.version}</Code>,
          <StatusIndicator kind={STATES[each.found]}>{files.found[each.found]}</StatusIndicator>,
        ])}
      />
    </Box>
  );
};

interface StrangeProps {
  readonly visit: Visit;
  readonly title: string;
  readonly strange: StrangeFiles | undefined;
}

const Strange = ({ visit: { words }, title, strange }: StrangeProps) =>
  strange === undefined || strange.count === 0 ? null : (
    <Box title={title}>
      <Names words={words} names={strange.named} all={strange.count} />
    </Box>
  );
