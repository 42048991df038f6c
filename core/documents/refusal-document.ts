import { z } from 'zod';
import { differencesSentence, TermsDifference } from '#core/agreement/delivered-terms.ts';
import { ANALYSIS_NAMES, type AnalysisName } from '#core/analyses/analysis-names.ts';
import { SmallDataset, smallDatasetSentence } from '#core/documents/below-minimum.ts';
import { Sentence } from '#core/documents/error-document.ts';
import { budgetSentence, PartyBudget } from '#core/documents/party-budget.ts';
import { SmallCells, smallCellsSentence } from '#core/documents/small-cells.ts';
import {
  QUESTION_REFUSAL_ADVICE,
  QUESTION_REFUSALS,
  type QuestionRefusal,
} from '#core/refusals.ts';

/** A question that the agreement, or the state of the room, does not allow. */
export interface Refused {
  readonly outcome: 'refused';
  readonly reason: QuestionRefusal;
  /** Which budget, what is left of it and when it renews, if that is the reason. */
  readonly budget?: PartyBudget;
  /** Which datasets have no version yet, if that is the reason. */
  readonly notPublished?: readonly Pick<SmallDataset, 'party' | 'dataset'>[];
  /** Which dataset is too small, if that is the reason. */
  readonly tooSmall?: SmallDataset;
  /** How small its cells would be, if that is the reason. */
  readonly smallCells?: SmallCells;
  /** What the asker may ask instead, if this analysis is what it may not. */
  readonly allowed?: AnalysisName[];
  /** Which datasets were delivered under which other terms, if those are the reason. */
  readonly otherTerms?: TermsDifference[];
  /** When exact questions are answered again, if few who were taken out are the reason. */
  readonly heldUntil?: string;
}

/** A refused question: an error that also says its reason, and the budget if that is why. */
export const RefusalDocument = z.strictObject({
  kind: z.literal('error'),
  error: z.strictObject({
    code: z.literal('refused'),
    reason: z.enum(QUESTION_REFUSALS),
    budget: PartyBudget.optional(),
    tooSmall: SmallDataset.optional(),
    smallCells: SmallCells.optional(),
    allowed: z.array(z.enum(ANALYSIS_NAMES)).optional(),
    otherTerms: z.array(TermsDifference).optional(),
    message: Sentence,
  }),
});
export type RefusalDocument = z.infer<typeof RefusalDocument>;

const allowedSentence = (allowed: readonly AnalysisName[]): string =>
  `it may ask ${allowed.join(', ') || 'nothing'}, and both parties can agree on a change of analyses`;

/** Why a question was refused and what can be done, for programs and, in one sentence, for people. */
export const refusalDocument = ({
  reason,
  budget,
  notPublished,
  tooSmall,
  smallCells,
  allowed,
  otherTerms,
  heldUntil,
}: Refused): RefusalDocument => {
  const left = budget ? `: ${budgetSentence(budget)}` : '';
  const missing = notPublished
    ? `: ${notPublished.map(({ party, dataset }) => `${party}.${dataset}`).join(', ')}`
    : '';
  const small = tooSmall ? `: ${smallDatasetSentence(tooSmall)}` : '';
  const cells = smallCells ? `: ${smallCellsSentence(smallCells)}` : '';
  const other = otherTerms ? `: ${differencesSentence(otherTerms)}` : '';
  const instead = allowed ? `: ${allowedSentence(allowed)}` : '';
  const held = heldUntil === undefined ? '' : `: on ${heldUntil.slice(0, 10)}`;
  const message = `Refused (${reason}): ${QUESTION_REFUSAL_ADVICE[reason]}${missing}${left}${small}${cells}${instead}${other}${held}.`;
  return {
    kind: 'error',
    error: {
      code: 'refused',
      reason,
      ...(budget && { budget }),
      ...(tooSmall && { tooSmall }),
      ...(smallCells && { smallCells }),
      ...(allowed && { allowed }),
      ...(otherTerms && { otherTerms }),
      message,
    },
  };
};
