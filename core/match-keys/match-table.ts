import { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { MATCH_SLOTS, type MatchSlot } from '#core/identifiers/kinds.ts';
import { FEATURE_FIELDS, FEATURES, type Feature, FIELDS } from '#core/match-keys/features.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** A whole number of tenths of bits: evidence is added up in these, so that every engine has the same sum. */
const Points = z.int().min(0).max(1_000);

const saysOneField = (key: readonly Feature[]): boolean =>
  key.length > 1 && new Set(key.map((feature) => FEATURE_FIELDS[feature])).size === 1;

const MatchKey = z
  .array(z.enum(FEATURES, 'this is no feature: "airlock match show" names them'))
  .min(2, 'a match key joins two features at least')
  .max(4, 'a match key joins four features at most')
  .refine((key) => new Set(key).size === key.length, 'a feature stands twice')
  // How often a token of it stands in the vault would say how often a name, a birth date or a place does.
  .refine(
    (key) => !saysOneField(key),
    'a match key joins features of two fields at least, or it is that of one',
  );

const areDifferent = (keys: readonly (readonly Feature[])[]): boolean =>
  new Set(keys.map((key) => key.toSorted().join())).size === keys.length;

/**
 * By what people are compared who may have typed their names wrong, and what each agreement proves: constants of an
 * agreement, learned from people whose truth is known and never from the lists of a room.
 */
export const MatchTable = z.strictObject({
  airlock: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'a name is of a-z, 0-9 and -'),
  /** Each becomes one token of a person who has all of its features; the first one has the first place. */
  keys: z
    .array(MatchKey)
    .min(1, 'a table has one match key at least')
    .max(MATCH_SLOTS.length, `a table has ${MATCH_SLOTS.length} match keys at most`)
    .refine(areDifferent, 'a match key stands twice'),
  /** What a feature proves of its field where a key that has it agrees; a field has the best of them. */
  points: z.strictObject(
    Object.fromEntries(FEATURES.map((feature) => [feature, Points])) as Record<
      (typeof FEATURES)[number],
      typeof Points
    >,
  ),
  /** What it costs where both people have a field and no key proves that it agrees. */
  unproven: z.strictObject(
    Object.fromEntries(FIELDS.map((field) => [field, z.int().min(-1_000).max(0)])) as Record<
      (typeof FIELDS)[number],
      z.ZodInt
    >,
  ),
  /** What an equal identifier (email, phone …) proves by itself. */
  identifier: Points,
});
export type MatchTable = z.infer<typeof MatchTable>;

/** The places of the keys of a table, in its order. */
export const matchSlotsOf = ({ keys }: Pick<MatchTable, 'keys'>): readonly MatchSlot[] =>
  MATCH_SLOTS.slice(0, keys.length);

/** The identity of a table, which both parties approve. */
export const matchTableDigest = (table: MatchTable): Checksum => sha256(canonicalJson(table));
