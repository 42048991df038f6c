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

/** How agreements and mappings call an id of a party's own: a cookie, an app, a login, a loyalty number. */
export const OWN_ID = 'first_party_id';

/**
 * The places that a person has for ids of the party's own, each a kind of token of its own. They link a party's events
 * to its people: no kind of `identifiers`, so nobody is matched by one, and a key of the party makes them. An event
 * has its own id always in the first.
 */
export const OWN_SLOTS = ['_own_a', '_own_b', '_own_c', '_own_d'] as const;
type OwnSlot = (typeof OWN_SLOTS)[number];

/**
 * The places that a person has for match keys, each a kind of token of its own: what several people of a list may have,
 * so that nobody is known by one alone. Which key stands in which place the match table of the agreement says.
 */
export const MATCH_SLOTS = [
  ...['_key_a', '_key_b', '_key_c', '_key_d', '_key_e', '_key_f', '_key_g'],
  ...['_key_h', '_key_i', '_key_j', '_key_k', '_key_l', '_key_m', '_key_n'],
  ...['_key_o', '_key_p', '_key_q', '_key_r', '_key_s', '_key_t'],
] as const;
export type MatchSlot = (typeof MATCH_SLOTS)[number];

/**
 * How a question says that people are matched by points: by all identifiers and match keys at once, and not by one kind
 * after the other.
 */
export const BY_POINTS = 'people';

/** By what a question may match people. */
export const MATCH_KINDS = [...IDENTIFIER_KINDS, BY_POINTS] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** Everything of which a version has token files. */
export const TOKEN_KINDS = [...IDENTIFIER_KINDS, ROW_LABEL, ...OWN_SLOTS, ...MATCH_SLOTS] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Is this a place for a match key? */
export const isMatchSlot = (kind: string): kind is MatchSlot =>
  MATCH_SLOTS.some((slot) => slot === kind);

/** Is this a place for an id of the party's own? */
export const isOwnSlot = (kind: string): kind is OwnSlot => OWN_SLOTS.some((slot) => slot === kind);

/** Whether somebody is known by it: by a label alone is nobody, nor by an id of the party's own or a match key. */
export const isIdentifierKind = (kind: TokenKind): kind is IdentifierKind =>
  IDENTIFIER_KINDS.some((each) => each === kind);

/**
 * Whether a row that has nothing else is somebody: of identifiers and match keys, and where an id of the party's own is
 * enough, as on a list of people to forget, of these.
 */
export const makesSomebody = (kind: TokenKind, ownIdsIdentify: boolean): boolean =>
  isIdentifierKind(kind) || isMatchSlot(kind) || (ownIdsIdentify && isOwnSlot(kind));

/** Kinds of which people have tokens that events of these kinds can have: of own ids all places. */
export const kindsOfOwners = (by: readonly TokenKind[]): readonly TokenKind[] =>
  by.flatMap((kind) => (isOwnSlot(kind) ? OWN_SLOTS : [kind]));

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
