import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { OPERATOR } from '#core/agreement/governance-rules.ts';
import type { ContactRole, Organisation } from '#core/agreement/governance-schema.ts';
import { ownValue } from '#core/own-value.ts';

/** An organisation by its id; undefined where the agreement does not name it. */
export interface Named {
  readonly id: string;
  readonly organisation: Organisation | undefined;
}

/** A party, or the operator, as the agreement names it. */
export const namedIn = ({ governance }: Agreement, id: string): Named => ({
  ...{ id, organisation: ownValue(governance?.organisations ?? {}, id) },
});

/** Who runs the room, where that is neither party: the agreement names it, or an account of it. Undefined where it does neither. */
export const operatorIn = (agreement: Agreement): Named | undefined => {
  const named = namedIn(agreement, OPERATOR);
  const runsItself = agreement.operator === undefined && named.organisation === undefined;
  return runsItself || agreement.parties.some(({ id }) => id === OPERATOR) ? undefined : named;
};

/** What an organisation is reached by, in a document that may say less of it than the agreement. */
interface Reached {
  readonly organisation: Pick<Organisation, 'contacts'> | undefined;
}

/** Whom to write to, of an organisation, in one of its roles. */
export const contactText = ({ organisation }: Reached, role: ContactRole): string | undefined => {
  const contact = organisation?.contacts[role];
  return contact && `${contact.name}, ${contact.email}`;
};

/** Whom a person writes to: the data protection officer or, where none is named, the controller. */
export const officerText = (reached: Reached): string | undefined =>
  contactText(reached, 'dpo') ?? contactText(reached, 'controller');
