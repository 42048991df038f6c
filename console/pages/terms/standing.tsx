import { Box } from '#console/parts/box.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
}

type Approval = StatusDocument['approvals'][number];

/** Whether something is left to approve for a party: the agreement on the table, or the code that a deployed room runs. */
export const isLeft = ({ approvals, code }: StatusDocument, party: string): boolean => {
  const own = approvals.find((each) => each.party === party);
  return own !== undefined && (!own.approved || (code !== undefined && own.code !== code));
};

/** Which agreement is in force and which is on the table, who proposed it, and who approved it. */
export const Standing = ({ visit, status }: Props) => {
  const { terms } = visit.words;
  const { agreement, inForce, proposedBy, code } = status;
  return (
    <Box title={terms.standing}>
      <p>{sentence(visit, status)}</p>
      <KeyValues
        pairs={[
          [terms.inForce, inForce === undefined ? terms.nothingInForce : <Code>{inForce}</Code>],
          [terms.onTable, <Code>{agreement}</Code>],
          [
            terms.proposedBy,
            proposedBy === undefined ? terms.withRoom : <OthersText text={proposedBy} />,
          ],
          ...(code === undefined ? [] : [[terms.code, <Code>{code}</Code>] as const]),
        ]}
      />
      <Approvals visit={visit} status={status} />
      {!visit.isAuditor && isLeft(status, visit.party) ? (
        <p>
          <a href="#approve">{terms.toApprove}</a>
        </p>
      ) : null}
    </Box>
  );
};

const sentence = ({ words: { terms } }: Visit, { agreement, inForce }: StatusDocument) => {
  if (inForce === undefined)
    return <StatusIndicator kind="warning">{terms.standings.none}</StatusIndicator>;
  return inForce === agreement ? (
    <StatusIndicator kind="success">{terms.standings.both}</StatusIndicator>
  ) : (
    <StatusIndicator kind="info">{terms.standings.other}</StatusIndicator>
  );
};

const Approvals = ({ visit, status }: Props) => {
  const { terms } = visit.words;
  const { approvals, code } = status;
  const { party, agreement } = terms.columns;
  const heads = [party, agreement, ...(code === undefined ? [] : [terms.columns.code])];
  return (
    <Table
      caption={terms.approvals}
      columns={heads.map((head) => ({ head }))}
      rows={approvals.map((each) => [
        <OthersText text={each.party} />,
        <Approved visit={visit} is={each.approved} />,
        ...(code === undefined ? [] : [<CodeApproved visit={visit} approval={each} code={code} />]),
      ])}
    />
  );
};

const Approved = ({ visit, is }: { readonly visit: Visit; readonly is: boolean }) => (
  <StatusIndicator kind={is ? 'success' : 'warning'}>
    {is ? visit.words.terms.approved : visit.words.terms.notApproved}
  </StatusIndicator>
);

const CodeApproved = ({
  visit,
  approval,
  code,
}: {
  readonly visit: Visit;
  readonly approval: Approval;
  readonly code: string;
}) =>
  approval.code === undefined || approval.code === code ? (
    <Approved visit={visit} is={approval.code === code} />
  ) : (
    <StatusIndicator kind="warning">{visit.words.terms.otherCode}</StatusIndicator>
  );
