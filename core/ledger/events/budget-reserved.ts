import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { type Answered, answerKey, releaseIdOf, withoutPrice } from '#core/ledger/answer-key.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { ASKED, QuestionVersions } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';
import { pureNanoRho } from '#core/privacy/budget.ts';

const ChargedSums = z.strictObject({
  nanoRho: z.int().nonnegative(),
  attoDelta: z.int().nonnegative(),
});

/** The largest delta that an agreement could give an answer when entries did not say it, in 10⁻¹⁸. */
const LARGEST_ATTO_DELTA = 10_000_000_000_000;

/** What an answer cost at most by an entry that says its ε alone. */
const mostCharged = (microEpsilon: number): z.infer<typeof ChargedSums> => ({
  nanoRho: pureNanoRho(microEpsilon),
  attoDelta: LARGEST_ATTO_DELTA,
});

const BudgetReserved = z.strictObject({
  type: z.literal('budget-reserved'),
  party: PartyId,
  analysis: z.enum(ANALYSIS_NAMES).optional(),
  question: ChecksumText,
  ...ASKED,
  versions: QuestionVersions,
  agreement: ChecksumText,
  /** Charged to the people of both parties, in millionths of ε. Spent from here on, whatever happens. */
  microEpsilon: z.int().positive(),
  /** What the people of each list pay, in their order, whatever their events: ρ in 10⁻⁹ and δ in 10⁻¹⁸. Entries of older rooms have none. */
  charges: z.array(ChargedSums).length(2).optional(),
});

/** The answer that was paid for. Where an entry does not itemise, all answers under an agreement cost the same. */
export const paidAnswer = (event: z.infer<typeof BudgetReserved>): Answered =>
  event.charges === undefined
    ? withoutPrice(event)
    : { ...withoutPrice(event), microEpsilon: event.microEpsilon };

/** The versions of people stand first, and people pay. */
const LISTS = 2;

/** A question was paid for, before it runs. */
export const budgetReserved = eventRule(BudgetReserved, (draft, event, at) => {
  const { microEpsilon, party: asker, agreement } = event;
  const itemised = event.charges !== undefined;
  const answer = paidAnswer(event);
  const key = answerKey(answer);
  draft.reservations.set(key, { at, party: asker, microEpsilon, answer });
  draft.answerKeys.set(releaseIdOf(answer), key);
  for (const { version } of event.versions) draft.queried.add(version);
  event.versions.slice(0, LISTS).forEach(({ party }, place) => {
    const charges = draft.charges.get(party) ?? [];
    const charged = event.charges?.[place] ?? mostCharged(microEpsilon);
    charges.push({ at: new Date(at), asker, microEpsilon, ...charged, agreement, itemised });
    draft.charges.set(party, charges);
  });
});
