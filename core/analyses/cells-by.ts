import type { BaseQuestion } from '#core/analyses/base-question.ts';
import { filtersBy } from '#core/analyses/filters.ts';
import { pairSensitivity } from '#core/analyses/pair-sensitivity.ts';
import { pathKinds } from '#core/analyses/path-kinds.ts';
import type { Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

type Filtered = Pick<BaseQuestion, 'on' | 'counted' | 'other' | 'where'>;

/**
 * What a person can do to counts of matched people, each in one cell, of a question with its filters: `by` are the
 * attributes that decide which cell, none where there is one for all (docs/privacy.md, section "Sensitivity").
 */
export const cellsBy = (
  { on, counted, other, where }: Filtered,
  by: readonly { readonly party: string }[],
  protects: Protects,
): Sensitivity => {
  const sideOf = (list: { readonly party: string }) => ({
    cells: by.some(({ party }) => party === list.party),
    filter: filtersBy({ counted, where }, list),
  });
  return pairSensitivity(
    { kinds: pathKinds(on), counted: sideOf(counted), other: sideOf(other) },
    protects,
  );
};
