import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { ASKED } from '#core/ledger/fields.ts';
import { noteRefusal } from '#core/ledger/refusal-times.ts';
import { PartyId } from '#core/names.ts';
import { QUESTION_REFUSALS } from '#core/refusals.ts';

/** A question was asked that may not be answered. */
export const questionRefused = eventRule(
  z.strictObject({
    type: z.literal('question-refused'),
    party: PartyId,
    analysis: z.enum(ANALYSIS_NAMES),
    question: ChecksumText,
    ...ASKED,
    reason: z.enum(QUESTION_REFUSALS),
  }),
  (draft, event, at) => {
    draft.refusedQuestions += 1;
    noteRefusal(draft, event, at);
  },
);
