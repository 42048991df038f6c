import type { Target } from '#console/pages/prepare/fields.ts';
import { attributesOf, ownIdsOf, takesLists } from '#core/agreement/lookup.ts';
import { IDENTIFIER_KINDS, type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { PERSON_PARTS, type PersonPart } from '#core/identifiers/person-parts.ts';

/** What a column can be used for that has no more to it. */
const PLAIN_ROLES = ['consent', 'since', 'country', 'own', 'updated', 'label'] as const;
type PlainRole = (typeof PLAIN_ROLES)[number];

/** What a column is used for. */
export type Role =
  | { readonly as: 'ignore' | PlainRole }
  | { readonly as: 'kind' | 'hashed'; readonly kind: IdentifierKind }
  | { readonly as: 'part'; readonly part: PersonPart }
  | { readonly as: 'attribute'; readonly name: string };

/** How a role is written in the form; empty for a column that is not used. */
export const roleText = (role: Role): string => {
  switch (role.as) {
    case 'ignore':
      return '';
    case 'kind':
    case 'hashed':
      return `${role.as}:${role.kind}`;
    case 'part':
      return `part:${role.part}`;
    case 'attribute':
      return `attribute:${role.name}`;
    default:
      return role.as;
  }
};

const kindRoles = ({ agreement }: Target): readonly Role[] =>
  IDENTIFIER_KINDS.filter((kind) => agreement.identifiers.kinds.includes(kind)).flatMap(
    (kind): readonly Role[] =>
      KIND_COMPONENTS[kind].length > 1
        ? [{ as: 'hashed', kind }]
        : [
            { as: 'kind', kind },
            { as: 'hashed', kind },
          ],
  );

/** The parts of a person that are of use under an agreement: for points all of them, else what its kinds are made of. */
const partRoles = ({ agreement: { identifiers, match } }: Target): readonly Role[] => {
  const needed: ReadonlySet<string> = new Set(
    identifiers.kinds
      .map((kind) => KIND_COMPONENTS[kind])
      .filter(({ length }) => length > 1)
      .flat(),
  );
  return PERSON_PARTS.filter((part) => match !== undefined || needed.has(part)).map((part) => ({
    as: 'part',
    part,
  }));
};

const plainRoles = ({ agreement, party, dataset }: Target): readonly Role[] => {
  const useless: Partial<Record<PlainRole, boolean>> = {
    country: !agreement.identifiers.kinds.includes('phone'),
    own: ownIdsOf(agreement, party, dataset) === undefined,
    label: !takesLists(agreement, { party, dataset }),
  };
  return PLAIN_ROLES.filter((as) => !useless[as]).map((as) => ({ as }));
};

/** Everything that a column can be used for, in the order of the list that it is chosen from. */
export const rolesFor = (target: Target): readonly Role[] => {
  const { agreement, party, dataset } = target;
  const attributes = Object.keys(attributesOf(agreement, party, dataset));
  return [
    { as: 'ignore' },
    ...kindRoles(target),
    ...partRoles(target),
    ...attributes.map((name): Role => ({ as: 'attribute', name })),
    ...plainRoles(target),
  ];
};
