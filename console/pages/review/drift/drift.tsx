import { Finding, Names, RoomSentences } from '#console/pages/review/finding.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type {
  DeploymentVerdictDocument,
  Drift,
} from '#core/documents/deployment-verdict-document.ts';

interface Props {
  readonly visit: Visit;
  readonly verdict: DeploymentVerdictDocument;
}

/** As many drifts as a page shows one by one. */
const MAX_DRIFTS = 30;

const KINDS = { faithful: 'success', drifted: 'error', unverified: 'warning' } as const;

/** How a deployed room compares with what its source makes: each drift, what it would allow, and what to do. */
export const DriftView = ({ visit, verdict }: Props) => {
  const { words } = visit;
  const { drift } = words.audit;
  const { outcome, drifts, unverified, notCompared } = verdict;
  return (
    <>
      <Alert words={words} kind={KINDS[outcome]}>
        <p>{drift.outcomes[outcome]}</p>
      </Alert>
      {drifts.slice(0, MAX_DRIFTS).map((each) => (
        <OneDrift visit={visit} drift={each} />
      ))}
      {drifts.length > MAX_DRIFTS ? (
        <p>{words.review.andMore(drifts.length - MAX_DRIFTS)}</p>
      ) : null}
      {unverified.length === 0 ? null : (
        <Box title={drift.unverified}>
          <Names
            words={words}
            names={unverified.map(
              ({ type, resource, stack, why }) => `${type} ${resource} (${stack}): ${why}`,
            )}
          />
        </Box>
      )}
      <Compared visit={visit} verdict={verdict} />
      <Box title={words.review.cannotSee}>
        <RoomSentences words={words} names={notCompared} />
      </Box>
      <ButtonLink to="/review/drift">{words.review.pages.drift.name}</ButtonLink>
    </>
  );
};

const OneDrift = ({
  visit: { words },
  drift: each,
}: {
  readonly visit: Visit;
  readonly drift: Drift;
}) => {
  const { drift } = words.audit;
  const { type, resource, stack, name, field, allows, expected, found } = each;
  return (
    <Finding
      words={words}
      severity="high"
      todo={drift.todo}
      title={<Code>{`${type} ${resource} (${stack}) ${name} ${field}`.trimEnd()}</Code>}
      means={<RoomSentence says={allows} />}
    >
      <KeyValues
        pairs={[
          ...(expected === undefined
            ? []
            : [[drift.expectedValue, <Code>{expected}</Code>] as const]),
          ...(found === undefined ? [] : [[drift.foundValue, <Code>{found}</Code>] as const]),
        ]}
      />
    </Finding>
  );
};

const Compared = ({ visit: { words, formats }, verdict: { compared, templates, code } }: Props) => {
  const { drift } = words.audit;
  return (
    <Box title={drift.compared}>
      <Table
        caption={drift.compared}
        isHeard
        columns={[{ head: drift.type }, { head: drift.resources, isNumber: true }]}
        rows={Object.entries(compared).map(([type, many]) => [
          <Code>{type}</Code>,
          formats.number(many),
        ])}
      />
      <KeyValues
        pairs={[
          [drift.templates, <Code>{templates}</Code>],
          ...(code === undefined ? [] : [[drift.code, <Code>{code}</Code>] as const]),
        ]}
      />
    </Box>
  );
};
