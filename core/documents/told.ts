import { z } from 'zod';
import { PartyId } from '#core/names.ts';

const percent = z.number().min(50).max(100);

/** What all answers so far, whoever asked, tell about any one of a party's people. */
export const Told = z.strictObject({
  party: PartyId,
  days: z.int().positive(),
  /** ε of the answers of that many days up to now. */
  period: z.number().nonnegative(),
  /** ε of all answers. */
  life: z.number().nonnegative(),
  /**
   * Of 100 guesses that begin at even odds, how many are right at most: whether somebody is on the party's
   * lists, and which of two values an attribute of theirs has. 100 after any exact count.
   */
  membership: percent,
  attribute: percent,
});
export type Told = z.infer<typeof Told>;
