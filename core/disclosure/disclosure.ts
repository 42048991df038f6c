/**
 * What a field can tell that somebody else than its owner reads: `random`, drawn without a look at any list;
 * `keyed`, by a key that neither party holds; `noised`, a count that was paid for, or what follows from one;
 * `public-by-agreement`, what follows from the agreement, the room's code and what a party did in the open;
 * `readers-own`, of the reader's own list; `told-limit`, something about a list that is said without noise.
 */
export const DISCLOSURES = [
  'random',
  'keyed',
  'noised',
  'public-by-agreement',
  'readers-own',
  'told-limit',
] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** What a field is, and why, in a few words. */
export interface Declared {
  readonly is: Disclosure;
  readonly why: string;
}

/**
 * Fields by their place: `a.b`, `a[].b` in a list, `a.*` where names are free, and `a.**` for all that is under
 * one. What is not declared must not be told: a test holds this against every schema.
 */
export type Fields = Readonly<Record<string, Declared>>;

/** What is said of a list without noise. Each stands, with its exact effect, in docs/privacy.md by this name. */
export const TOLD_LIMITS = {
  size: 'Published sizes',
  kinds: 'Delivered kinds',
  again: 'Lists that come again',
  minimum: 'Refused questions',
  drop: 'Refused drops',
  damage: 'Damage and expiry',
  support: 'Rare values',
  erasures: 'Erasures',
} as const;

const declared =
  (is: Disclosure) =>
  (why: string): Declared => ({ is, why });

/** Drawn without a look at any list. */
export const random = declared('random');
/** Made by a key that neither party holds. */
export const keyed = declared('keyed');
/** Covered by the ε that was paid. */
export const noised = declared('noised');
/** What both parties know or may know. */
export const agreed = declared('public-by-agreement');
/** Of the reader's own list. */
export const own = declared('readers-own');
/** A limit that docs/privacy.md tells. */
export const told = (limit: keyof typeof TOLD_LIMITS): Declared =>
  declared('told-limit')(TOLD_LIMITS[limit]);

/** The same fields one level down. */
export const under = (place: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, each]) => [`${place}.${name}`, each]));
