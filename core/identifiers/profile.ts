import type { Brand } from '#core/brand.ts';
import type { Component } from './kinds.ts';
import type { Repair } from './repairs.ts';

/** The closed list of named profiles: the only words an agreement may use for its rules. */
export const PROFILE_NAMES = ['uid2', 'google', 'meta', 'liveramp', 'plain'] as const;

export type ProfileName = (typeof PROFILE_NAMES)[number];

/** What becomes of capitals in a customer number. */
export const CUSTOMER_ID_CASES = ['fold', 'keep'] as const;
type CustomerIdCase = (typeof CUSTOMER_ID_CASES)[number];

/** What a rule may know besides the value. */
export interface NormaliseContext {
  /** ISO 3166-1 alpha-2, upper case: the agreement's, or the row's own. Without it a phone number must be E.164. */
  readonly defaultCountry?: string;
  /** The agreement's: whether `A1` and `a1` are two customers. Without it they are one. */
  readonly customerIdCase?: CustomerIdCase;
  /** Told of each repair that made the value readable. */
  readonly onRepair?: (repair: Repair) => void;
}

/** What an agreement says to the rules: its section `identifiers`. */
interface AgreedRules {
  readonly defaultCountry?: string | undefined;
  readonly customerIdCase?: CustomerIdCase | undefined;
}

/** The context of a room's values, as its agreement sets it. */
export const contextOf = ({ defaultCountry, customerIdCase }: AgreedRules): NormaliseContext => ({
  ...(defaultCountry === undefined ? {} : { defaultCountry }),
  ...(customerIdCase === undefined ? {} : { customerIdCase }),
});

/**
 * Turns one value into its normal form; `undefined` when the profile cannot normalise it.
 * The text is NFC, well formed, at most `MAX_IDENTIFIER_LENGTH` long and free of control characters
 * (`normaliseComponent` sees to that). Applied to its own result, a rule changes nothing.
 */
export type Rule = (text: string, context: NormaliseContext) => string | undefined;

/** A named set of rules, one per component, with the public document that they follow. */
export interface Profile {
  readonly name: ProfileName;
  readonly source: string;
  readonly rules: Readonly<Record<Component, Rule>>;
}

/** A value in the normal form of its profile: personal data, to be hashed and then forgotten. */
export type NormalisedIdentifier = Brand<string, 'NormalisedIdentifier'>;
