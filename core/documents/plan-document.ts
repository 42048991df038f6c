import { z } from 'zod';
import { FairnessWarning } from '#core/documents/fairness-warning.ts';
import { PartyBudget } from '#core/documents/party-budget.ts';
import {
  type RefusalDocument,
  type Refused,
  refusalDocument,
} from '#core/documents/refusal-document.ts';
import { Release, ReleaseSum } from '#core/documents/release.ts';

/** How far the answer to a question may be from the true counts. */
export const Accuracy = Release.pick({
  noise: true,
  delta: true,
  sensitivity: true,
  variance: true,
  protects: true,
  noiseBound: true,
  noiseHalfWidth: true,
  roundTo: true,
});
export type Accuracy = z.infer<typeof Accuracy>;

/** What an answer of that ε is, and how many of them the asker can still pay. */
const PriceLine = z.strictObject({
  epsilon: z.number().positive(),
  noiseHalfWidth: z.int().nonnegative(),
  noiseBound: z.int().nonnegative(),
  /** People that the count and its noise must come to for a cell to be released. */
  from: z.int().positive(),
  answers: z.int().nonnegative(),
});

/** For the answers that a period pays for, if they all cost this. */
const CheaperNoise = z.strictObject({
  noise: z.enum(['gaussian', 'laplace']),
  answers: z.int().positive(),
  /** How many times larger the other noise would be. */
  factor: z.number().positive(),
});

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
  /** What would be told of each cell beside its people, and how far off; left out where nothing is. */
  sums: z.array(ReleaseSum).optional(),
  /** ε that it would cost the people of both parties: 0 if it was paid for before. */
  epsilon: z.number().nonnegative(),
  /** What several prices would buy, the highest first. */
  prices: z.array(PriceLine),
  /** Which noise is the smaller one; left out for exact counts. */
  cheaper: CheaperNoise.optional(),
  /** The budgets that it is paid from; the one that runs out first stands first. */
  budgets: z.array(PartyBudget),
  /** About how much it would read, by the sizes that both parties know: that of the files would show single people. */
  scannedBytes: z.number().nonnegative(),
  /** About what the engine asks for that, in US dollars: 0 on a machine of one's own, or where it was paid for before. */
  dollars: z.number().nonnegative().optional(),
  /** What is to be said of attributes by which it counts or chooses, and that stand for something else. */
  fairness: z.array(FairnessWarning).min(1).optional(),
});
export type PlanDocument = z.infer<typeof PlanDocument>;

/** What a question would do, for whoever would ask it. */
export const planDocument = (plan: PlanDocument | Refused): PlanDocument | RefusalDocument =>
  plan.outcome === 'refused' ? refusalDocument(plan) : plan;
