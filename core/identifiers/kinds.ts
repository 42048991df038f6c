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

/**
 * What a drop has beside identifiers where its party takes lists: a random name for each row, which the room keeps as it
 * keeps tokens. Nobody is matched by it: it is no kind of an agreement. No attribute begins so.
 */
export const ROW_LABEL = '_label';

/** Everything of which a version has token files. */
export const TOKEN_KINDS = [...IDENTIFIER_KINDS, ROW_LABEL] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Whether somebody is known by it: a label alone is nobody. */
export const isIdentifierKind = (kind: TokenKind): kind is IdentifierKind => kind !== ROW_LABEL;

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
