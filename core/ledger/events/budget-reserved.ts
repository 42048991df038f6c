import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { ASKED, DatasetVersion } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/** A question was paid for, before it runs. */
export const budgetReserved = eventRule(
  z.strictObject({
    type: z.literal('budget-reserved'),
    party: PartyId,
    analysis: z.enum(ANALYSIS_NAMES).optional(),
    question: ChecksumText,
    ...ASKED,
    versions: z.array(DatasetVersion).length(2),
    agreement: ChecksumText,
    /** Charged to both datasets, in millionths of ε. Spent from here on, whatever happens. */
    microEpsilon: z.int().positive(),
  }),
  (draft, event, at) => {
    draft.reservations.set(answerKey(event), at);
    for (const { party, dataset, version } of event.versions) {
      draft.queried.add(version);
      const name = `${party}.${dataset}`;
      const charges = draft.charges.get(name) ?? [];
      charges.push({ at: new Date(at), microEpsilon: event.microEpsilon });
      draft.charges.set(name, charges);
    }
  },
);
