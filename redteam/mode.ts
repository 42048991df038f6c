import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { budgetTerms, type EffectiveTerms } from '#core/agreement/effective-terms.ts';
import type { ExactTerms, NoisyTerms } from '#core/agreement/privacy-terms.ts';
import { answersPaid } from '#core/privacy/answers-paid.ts';
import { leftForCounts } from '#core/privacy/list-allowance.ts';

/** Both ways in which a room can protect its answers. */
export const MODES = ['noisy', 'exact'] as const;
export type Mode = (typeof MODES)[number];

/** The documented defaults (docs/privacy.md), for the mode that an agreement did not choose. */
const DEFAULT_NOISE = {
  noise: 'gaussian',
  epsilon: 0.25,
  epsilonBudget: 1.4,
  lifetimeEpsilon: 5,
  delta: 1e-6,
} as const;
const DEFAULT_MINIMUM_CHANGE = 50;
const ROUNDINGS = [10, 5] as const;

const common = (terms: EffectiveTerms) => ({
  k: terms.k,
  minimumDataset: terms.minimumDataset,
  minimumSupport: terms.minimumSupport,
  budgetPeriodDays: terms.budgetPeriodDays,
  maxRejectShare: terms.maxRejectShare,
});

/** Where exact counts add up by ε, as many answers a period as the noise is made for. */
const spending = (terms: EffectiveTerms) => ({
  epsilon: terms.epsilon,
  epsilonBudget: answersPaid(terms, terms.epsilon).period * terms.epsilon,
});

/** The agreement's own noise, or the default one. */
const noisyTerms = (terms: EffectiveTerms): NoisyTerms =>
  terms.noise === 'none' ? { ...common(terms), ...DEFAULT_NOISE } : terms;

/** A k that no rounding divides is raised to the next that one does: stricter, never laxer. */
const exactTerms = (terms: EffectiveTerms): ExactTerms => {
  if (terms.noise === 'none') return terms;
  const shared = { ...common(terms), ...spending(terms) };
  const roundTo = ROUNDINGS.find((each) => shared.k % each === 0) ?? 5;
  const k = Math.ceil(shared.k / roundTo) * roundTo;
  return {
    ...shared,
    ...{ k, noise: 'none', roundTo, minimumChange: DEFAULT_MINIMUM_CHANGE },
    minimumSupport: Math.max(k, shared.minimumSupport),
  };
};

/** The terms of counts: what is set aside for lists is none of theirs. */
const countTerms = (agreement: Agreement): EffectiveTerms => {
  const { lists, ...terms } = budgetTerms(agreement);
  const epsilonBudget = leftForCounts(terms.epsilonBudget, lists.period);
  const life = leftForCounts(terms.lifetimeEpsilon ?? 0, lists.life);
  if (terms.noise === 'gaussian') return { ...terms, epsilonBudget, lifetimeEpsilon: life };
  return terms.lifetimeEpsilon === undefined
    ? { ...terms, epsilonBudget }
    : { ...terms, epsilonBudget, lifetimeEpsilon: life };
};

/**
 * The agreement as both parties would sign it if it had chosen this mode; all else stays as it is, but for its lists and
 * its match keys: these attacks are on counts of people who are matched exactly.
 */
export const agreementIn = (
  { activations, match: _match, ...agreement }: Agreement,
  mode: Mode,
): AgreementWithDigest => {
  // The made-up lists of the attacks are as small as the agreement allows, and this limit protects nobody.
  const { minimumMeanCell: _, ...terms } = countTerms({ ...agreement, activations });
  const privacy = mode === 'noisy' ? noisyTerms(terms) : exactTerms(terms);
  return withDigest({ ...agreement, privacy });
};
