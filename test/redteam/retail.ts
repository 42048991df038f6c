import { fileURLToPath } from 'node:url';
import { readAgreement } from '#cli/read-file.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';

/** The agreement of the retail example. */
export const retail = async (): Promise<Agreement> => {
  const path = fileURLToPath(new URL('../../examples/retail/agreement.yaml', import.meta.url));
  return (await readAgreement(path)).agreement;
};

const COMMON = {
  k: 100,
  minimumDataset: 1_000,
  budgetPeriodDays: 30,
  maxRejectShare: 0.05,
  delta: 1e-6,
};

/** Terms with Laplace noise, as agreements had them before there was another. */
export const LAPLACE = { ...COMMON, noise: 'laplace', epsilon: 0.5, epsilonBudget: 10 } as const;
/** Terms with Gaussian noise, as a new agreement has them. */
export const GAUSSIAN = {
  ...COMMON,
  noise: 'gaussian',
  epsilon: 0.25,
  epsilonBudget: 1.4,
  lifetimeEpsilon: 5,
} as const;

/** Terms of small rooms, in which a game is played at once. */
export const SMALL = {
  ...GAUSSIAN,
  ...{ k: 50, minimumDataset: 100, epsilon: 2, epsilonBudget: 20, lifetimeEpsilon: 40 },
} as const;
