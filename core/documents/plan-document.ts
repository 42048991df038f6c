import { z } from 'zod';
import { DatasetBudget } from '#core/documents/dataset-budget.ts';
import {
  type RefusalDocument,
  type Refused,
  refusalDocument,
} from '#core/documents/refusal-document.ts';
import { Release } from '#core/documents/release.ts';

/** How far the answer to a question may be from the true counts. */
export const Accuracy = Release.pick({
  noise: true,
  delta: true,
  sensitivity: true,
  noiseBound: true,
  noiseHalfWidth: true,
  roundTo: true,
});
export type Accuracy = z.infer<typeof Accuracy>;

/** What a question would cost and could tell, before it is asked. */
export const PlanDocument = z.strictObject({
  kind: z.literal('plan'),
  outcome: z.literal('possible'),
  /** Cells in the domain; all of them come back. */
  cells: z.int().positive(),
  /** Most cells that can hold enough people to be released, by the sizes of the lists as both know them. */
  clearable: z.int().nonnegative(),
  k: z.int().positive(),
  accuracy: Accuracy,
  /** ε that it would charge to each dataset: 0 if it was answered before. */
  epsilon: z.number().nonnegative(),
  budgets: z.array(DatasetBudget),
  /** About how much it would read, by the sizes that both parties know: that of the files would show single people. */
  scannedBytes: z.number().nonnegative(),
});
export type PlanDocument = z.infer<typeof PlanDocument>;

/** What a question would do, for whoever would ask it. */
export const planDocument = (plan: PlanDocument | Refused): PlanDocument | RefusalDocument =>
  plan.outcome === 'refused' ? refusalDocument(plan) : plan;
