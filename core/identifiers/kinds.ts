/** The kinds of identifier that two datasets can be matched on. */
export const IDENTIFIER_KINDS = [
  'email',
  'phone',
  'maid',
  'customer_id',
  'name_birthdate',
  'name_postcode',
] as const;

export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** The single values that profiles have a rule for; a composite kind is made of several. */
export type Component =
  | 'email'
  | 'phone'
  | 'maid'
  | 'customer_id'
  | 'given_name'
  | 'surname'
  | 'birth_date'
  | 'postcode';

/** What each kind is made of, in the order in which it is joined. */
export const KIND_COMPONENTS: Readonly<Record<IdentifierKind, readonly Component[]>> = {
  email: ['email'],
  phone: ['phone'],
  maid: ['maid'],
  customer_id: ['customer_id'],
  name_birthdate: ['given_name', 'surname', 'birth_date'],
  name_postcode: ['given_name', 'surname', 'postcode'],
};
