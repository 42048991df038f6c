import { OPERATOR } from '#core/agreement/governance-rules.ts';
import {
  CONTACT_ROLES,
  type ContactRole,
  type Organisation,
  type Transfer,
} from '#core/agreement/governance-schema.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap, table } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { ownValue } from '#core/own-value.ts';

/** An organisation by its id; undefined where the agreement does not name it. */
export interface Named {
  readonly id: string;
  readonly organisation: Organisation | undefined;
}

const organisationOf = ({ signed }: Facts, id: string): Organisation | undefined =>
  ownValue(signed.agreement.governance?.organisations ?? {}, id);

/** Both parties. */
export const parties = (facts: Facts): readonly Named[] =>
  facts.signed.agreement.parties.map(({ id }) => ({
    ...{ id, organisation: organisationOf(facts, id) },
  }));

/** Who runs the room, where that is neither of them: the agreement names it, or an account of it. */
const operator = (facts: Facts): readonly Named[] => {
  const organisation = organisationOf(facts, OPERATOR);
  const { agreement } = facts.signed;
  const runsItself = agreement.operator === undefined && organisation === undefined;
  return runsItself || agreement.parties.some(({ id }) => id === OPERATOR)
    ? []
    : [{ id: OPERATOR, organisation }];
};

/** The parties, and the operator. */
export const everybody = (facts: Facts): readonly Named[] => [
  ...parties(facts),
  ...operator(facts),
];

/** What they are called in a text: by name, or by id. */
export const nameOf = ({ id, organisation }: Named): string => organisation?.name ?? id;

const ROLE: Readonly<Record<Organisation['role'], string>> = {
  controller: 'controller (Art. 4(7))',
  'joint-controller': 'joint controller (Art. 26)',
  processor: 'processor (Art. 4(8))',
};

/** Whom to write to, of an organisation, in one of its roles. */
export const contactText = ({ organisation }: Named, role: ContactRole): string | undefined => {
  const contact = organisation?.contacts[role];
  return contact && `${contact.name}, ${contact.email}`;
};

const contactsText = (named: Named): string =>
  CONTACT_ROLES.flatMap((role) => {
    const contact = contactText(named, role);
    return contact === undefined ? [] : [`${role}: ${contact}`];
  }).join('; ');

/** Who answers for the data, as what, and whom to write to; a gap for each that the agreement does not name. */
export const organisationBlocks = (all: readonly Named[]): readonly Block[] => [
  table(
    ['who', 'name and address', 'role', 'contacts'],
    all.flatMap(({ id, organisation }) =>
      organisation === undefined
        ? []
        : [[id, organisation.name, ROLE[organisation.role], contactsText({ id, organisation })]],
    ),
    'who the controllers are, with address and role (governance.organisations of the agreement)',
  ),
  ...all.flatMap(missingOf),
];

const missingOf = (named: Named): readonly Block[] => {
  const { id, organisation } = named;
  if (organisation === undefined) return [gap(`name, address, role and contacts of ${id}`)];
  return organisation.contacts.dpo === undefined
    ? [gap(`the data protection officer of ${id}, or that it has to name none (Art. 37)`)]
    : [];
};

const TRANSFER: Readonly<Record<Transfer, string>> = {
  none: 'none',
  adequacy: 'adequacy decision (Art. 45)',
  'standard-clauses': 'standard contractual clauses (Art. 46(2)(c))',
  'binding-rules': 'binding corporate rules (Art. 47)',
  derogation: 'derogation (Art. 49)',
};

const HEADS = ['for', 'who', 'does', 'in', 'transfer'];

/** Who works with the data on behalf of others, where, and on what a transfer stands. */
export const subprocessorBlocks = (all: readonly Named[]): readonly Block[] => {
  const rows = all.flatMap(({ id, organisation }) =>
    Object.values(organisation?.subprocessors ?? {}).map((each) => [
      ...[id, each.name, each.purpose, each.country, TRANSFER[each.transfer]],
    ]),
  );
  const silent = all.filter(({ organisation }) => organisation?.subprocessors === undefined);
  return [
    ...(rows.length === 0 ? [] : [{ type: 'table', heads: HEADS, rows } as const]),
    ...silent.map(({ id }) =>
      gap(`the sub-processors of ${id} and their transfers, or that it has none`),
    ),
  ];
};
