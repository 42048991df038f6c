import { z } from 'zod';

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
      where: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
  /** Whether somebody may ask it by the agreement in force. */
  allowed: z.boolean(),
});
export type FairnessWarning = z.infer<typeof FairnessWarning>;
