import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';

/** What all lists of a period and of a life may tell together, in millionths of ε. */
export interface ListAllowance {
  readonly period: number;
  readonly life: number;
}

/** Where no lists are agreed on. */
export const NO_LISTS: ListAllowance = { period: 0, life: 0 };

type Priced = Readonly<Record<'listEpsilon' | 'listsPerPeriod' | 'listsForLife', number>>;

/** What these activations may tell together. */
export const listAllowance = (activations: readonly Priced[]): ListAllowance =>
  activations
    .map(({ listEpsilon, listsPerPeriod, listsForLife }) => ({
      period: microEpsilon(listEpsilon) * Math.min(listsPerPeriod, listsForLife),
      life: microEpsilon(listEpsilon) * listsForLife,
    }))
    .reduce(
      (sum, each) => ({ period: sum.period + each.period, life: sum.life + each.life }),
      NO_LISTS,
    );

/** What is left of an ε for counts, once what lists may tell is set aside; 0 if that is all of it. */
export const leftForCounts = (epsilon: number, setAside: number): number =>
  setAside === 0 ? epsilon : Math.max(0, microEpsilon(epsilon) - setAside) / MICRO;
