import type { ShownAgreement } from '#cli/commands/agreement-show.ts';
import { AgreementText } from '#console/pages/terms/agreement.tsx';
import { ApproveForm } from '#console/pages/terms/approve-form.tsx';
import { Changes } from '#console/pages/terms/changes.tsx';
import { isLeft, Standing } from '#console/pages/terms/standing.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import type { Visit } from '#console/visit.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

/** What was done on the page before, which the room has to bear out. */
type Said = 'approved' | 'proposed';

interface Props {
  readonly visit: Visit;
  readonly shown: ShownAgreement;
  readonly status: StatusDocument;
  readonly said?: Said | undefined;
  /** Characters that were typed and do not begin the digest. */
  readonly typed?: string | undefined;
}

/** The agreement on the table and the one in force, what differs between them, and the approval of the first. */
export const TermsView = ({ visit, shown, status, said, typed }: Props) => {
  const { terms } = visit.words;
  return (
    <>
      <p>{terms.lead}</p>
      {said ? <Done visit={visit} status={status} said={said} /> : null}
      <Standing visit={visit} status={status} />
      <Agreements visit={visit} shown={shown} />
      {isLeft(status, visit.party) && !visit.isAuditor ? (
        <ApproveForm
          visit={visit}
          digest={(shown.onTable ?? shown).digest}
          code={status.code}
          typed={typed}
        />
      ) : null}
      {visit.isAuditor ? null : <ButtonLink to="/terms/propose">{terms.propose}</ButtonLink>}
    </>
  );
};

const Agreements = ({ visit, shown }: Pick<Props, 'visit' | 'shown'>) => {
  const { terms } = visit.words;
  const { onTable } = shown;
  const isInForce = shown.standing === 'in-force';
  if (onTable === undefined)
    return (
      <Box title={isInForce ? terms.saysInForce : terms.saysOnTable}>
        <AgreementText
          visit={visit}
          of={isInForce ? terms.inForce : terms.onTable}
          signed={shown}
        />
      </Box>
    );
  return (
    <>
      <Box title={terms.changes}>
        <p>{terms.changesSays}</p>
        <Changes visit={visit} {...onTable} />
      </Box>
      <Box title={terms.saysOnTable}>
        <AgreementText visit={visit} of={terms.onTable} signed={onTable} />
      </Box>
      <Box title={terms.inForce}>
        <details>
          <summary>{terms.saysInForce}</summary>
          <AgreementText visit={visit} of={terms.inForce} signed={shown} />
        </details>
      </Box>
    </>
  );
};

/** Says that it was done only where the room says so too: an address is nobody's word. */
const Done = ({
  visit,
  status,
  said,
}: Pick<Props, 'visit' | 'status'> & { readonly said: Said }) => {
  const { words } = visit;
  const sentences = said === 'approved' ? approved(visit, status) : proposed(visit, status);
  return sentences === undefined ? null : (
    <Alert words={words} kind="success">
      {sentences.map((each) => (
        <p>{each}</p>
      ))}
    </Alert>
  );
};

const proposed = (
  { words: { terms }, party }: Visit,
  { proposedBy, inForce, agreement }: StatusDocument,
): readonly string[] | undefined =>
  proposedBy === party && inForce !== agreement ? [terms.said.proposed] : undefined;

const approved = (
  { words: { terms }, party }: Visit,
  status: StatusDocument,
): readonly string[] | undefined => {
  if (isLeft(status, party)) return undefined;
  const { approved, inForce, waits } = terms.said;
  const others = status.approvals.filter((each) => !each.approved);
  return [approved, ...(others.length === 0 ? [inForce] : others.map((each) => waits(each.party)))];
};
