import {
  CONTACT_ROLES,
  type Organisation,
  type Transfer,
} from '#core/agreement/governance-schema.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap, table } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { contactText, type Named, namedIn, operatorIn } from '#core/governance/organisations.ts';

/** Both parties. */
export const parties = ({ signed: { agreement } }: Facts): readonly Named[] =>
  agreement.parties.map(({ id }) => namedIn(agreement, id));

/** The parties, and the operator. */
export const everybody = (facts: Facts): readonly Named[] => [
  ...parties(facts),
  ...[operatorIn(facts.signed.agreement)].filter((named) => named !== undefined),
];

/** What they are called in a text: by name, or by id. */
export const nameOf = ({ id, organisation }: Named): string => organisation?.name ?? id;

const ROLE: Readonly<Record<Organisation['role'], string>> = {
  controller: 'controller (Art. 4(7))',
  'joint-controller': 'joint controller (Art. 26)',
  processor: 'processor (Art. 4(8))',
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
