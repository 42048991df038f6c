import { type Agreement, statedTerms } from '#core/agreement/agreement-schema.ts';
import type {
  ExactTerms,
  GaussianTerms,
  LaplaceTerms,
  NoisyTerms,
  PrivacyTerms,
} from '#core/agreement/privacy-terms.ts';
import { AirlockError } from '#core/errors.ts';
import { type ListAllowance, listAllowance } from '#core/privacy/list-allowance.ts';
import type { Protects } from '#core/privacy/sensitivity.ts';

/** What an agreement may leave out, since older ones do, and what then holds. */
interface Supported {
  readonly minimumSupport: number;
}
interface Protecting extends Supported {
  readonly protects: Protects;
}

/** Terms that hold for everybody, with nothing left out that has a preset. */
export type EffectiveTerms =
  | (GaussianTerms & Protecting)
  | (LaplaceTerms & Protecting)
  | (ExactTerms & Supported);

const settled = (terms: PrivacyTerms): EffectiveTerms => {
  const { minimumSupport = terms.k } = terms;
  if (terms.noise === 'none') return { ...terms, minimumSupport };
  return { ...terms, minimumSupport, protects: terms.protects ?? 'attributes' };
};

const shortestLife = (a: PrivacyTerms, b: PrivacyTerms) => {
  const lives = [a, b].flatMap(({ lifetimeEpsilon }) => lifetimeEpsilon ?? []);
  return lives.length === 0 ? {} : { lifetimeEpsilon: Math.min(...lives) };
};

const strictestCommon = (a: EffectiveTerms, b: EffectiveTerms) => ({
  k: Math.max(a.k, b.k),
  minimumDataset: Math.max(a.minimumDataset, b.minimumDataset),
  minimumSupport: Math.max(a.minimumSupport, b.minimumSupport),
  epsilon: Math.min(a.epsilon, b.epsilon),
  epsilonBudget: Math.min(a.epsilonBudget, b.epsilonBudget),
  budgetPeriodDays: Math.max(a.budgetPeriodDays, b.budgetPeriodDays),
  maxRejectShare: Math.min(a.maxRejectShare, b.maxRejectShare),
  ...shortestLife(a, b),
  ...largestMeanCell(a, b),
});

/** Whoever states one binds both. */
const largestMeanCell = (a: PrivacyTerms, b: PrivacyTerms) => {
  const stated = [a, b].flatMap(({ minimumMeanCell }) => minimumMeanCell ?? []);
  return stated.length === 0 ? {} : { minimumMeanCell: Math.max(...stated) };
};

type Common = ReturnType<typeof strictestCommon>;

const strictestExact = (a: ExactTerms, b: ExactTerms, common: Common): EffectiveTerms => {
  const roundTo = Math.max(a.roundTo, b.roundTo);
  // Rounding must still divide k, or a released count could read lower than k.
  const k = Math.ceil(common.k / roundTo) * roundTo;
  return {
    noise: 'none',
    ...common,
    minimumChange: Math.max(a.minimumChange, b.minimumChange),
    roundTo,
    k,
    minimumSupport: Math.max(common.minimumSupport, k),
  };
};

const strictestNoisy = (stated: readonly NoisyTerms[], common: Common): EffectiveTerms => {
  const noisy = {
    ...common,
    delta: Math.min(...stated.map(({ delta }) => delta)),
    protects: stated.some((terms) => terms.protects === 'attributes')
      ? ('attributes' as const)
      : ('membership' as const),
  };
  const gaussian = stated.filter((terms) => terms.noise === 'gaussian');
  if (gaussian.length === 0) return { ...noisy, noise: 'laplace' };
  if (gaussian.length < stated.length)
    throw new AirlockError(
      'agreement',
      'One party states gaussian noise and the other laplace: agree on one.',
    );
  const lives = [...gaussian, common].flatMap(({ lifetimeEpsilon }) => lifetimeEpsilon ?? []);
  return { ...noisy, noise: 'gaussian', lifetimeEpsilon: Math.min(...lives) };
};

/** Noise is stricter than none; among equals the stricter value of each term. */
const strictest = (a: EffectiveTerms, b: EffectiveTerms): EffectiveTerms => {
  const common = strictestCommon(a, b);
  if (a.noise === 'none' && b.noise === 'none') return strictestExact(a, b, common);
  return strictestNoisy(
    [a, b].flatMap((terms) => (terms.noise === 'none' ? [] : [terms])),
    common,
  );
};

/** The terms that hold for everybody: where the parties state different ones, the strictest of each. */
export const effectiveTerms = (agreement: Agreement): EffectiveTerms =>
  statedTerms(agreement).map(settled).reduce(strictest);

/** The same, and what is taken out of the budgets for lists: by these it is bounded what counts may tell. */
export const budgetTerms = (
  agreement: Agreement,
): EffectiveTerms & { readonly lists: ListAllowance } => ({
  ...effectiveTerms(agreement),
  lists: listAllowance(Object.values(agreement.activations ?? {})),
});
