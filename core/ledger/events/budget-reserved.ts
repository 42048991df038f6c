import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { ASKED, DatasetVersion } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

const ChargedSums = z.strictObject({
  nanoRho: z.int().nonnegative(),
  attoDelta: z.int().nonnegative(),
});

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
    /** Charged to the people of both parties, in millionths of ε. Spent from here on, whatever happens. */
    microEpsilon: z.int().positive(),
    /** What each version pays, in their order: ρ in 10⁻⁹ and δ in 10⁻¹⁸. Entries of older rooms have none. */
    charges: z.array(ChargedSums).length(2).optional(),
  }),
  (draft, event, at) => {
    draft.reservations.add(answerKey(event));
    for (const { party, dataset, version } of event.versions) {
      draft.queried.add(version);
      const name = `${party}.${dataset}`;
      const charges = draft.charges.get(name) ?? [];
      charges.push({ at: new Date(at), microEpsilon: event.microEpsilon });
      draft.charges.set(name, charges);
    }
  },
);
