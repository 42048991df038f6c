import { z } from 'zod';
import { MATCH_KINDS } from '#core/identifiers/kinds.ts';

/** What is said where people may be chosen by an attribute that stands for something else. */
export const FairnessWarning = z.strictObject({
  /** As party.attribute. */
  attribute: z.string(),
  /** What it stands for, in: stands for … */
  standsFor: z.string(),
  /** What may go wrong, in a sentence. */
  says: z.string(),
  /** The question that audits it; left out where no attribute is declared by which that could be asked. */
  audit: z
    .strictObject({
      analysis: z.literal('representation'),
      datasets: z.record(z.string(), z.string()),
      by: z.array(z.string()).length(1),
      /** Kinds of identifier, where it is not all of the agreement. */
      on: z.array(z.enum(MATCH_KINDS)).min(1).optional(),
      where: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
  /** Whether the agreement in force lets the party that is warned ask it; of an answer that any may read again, whether it lets one. */
  allowed: z.boolean(),
});
export type FairnessWarning = z.infer<typeof FairnessWarning>;
