import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type SubjectDocument, ToldOrganisation } from '#core/documents/subject-document.ts';
import { type Named, namedIn, operatorIn } from '#core/governance/organisations.ts';

/** An organisation of the agreement as far as people are told of it. */
const Told = ToldOrganisation.strip();

const told = (named: Named | undefined) => named?.organisation && Told.parse(named.organisation);

/** What an agreement says of a party and of who runs the room; undefined where it has no `governance`. Nothing of the other party. */
export const toldGovernance = (
  agreement: Agreement,
  party: string,
): SubjectDocument['governance'] => {
  if (agreement.governance === undefined) return undefined;
  const [organisation, operator] = [told(namedIn(agreement, party)), told(operatorIn(agreement))];
  const decisions = agreement.governance.assessment?.decisions;
  return {
    ...(organisation && { organisation }),
    ...(operator && { operator }),
    ...(decisions !== undefined && { decisions }),
  };
};

/** Who receives what is made of a party's data: the other one. */
export const toldRecipients = (
  agreement: Agreement,
  party: string,
): SubjectDocument['recipients'] =>
  agreement.parties
    .filter(({ id }) => id !== party)
    .map(({ id, role }) => {
      const name = namedIn(agreement, id).organisation?.name;
      return { party: id, role, ...(name !== undefined && { name }) };
    });
