import { identifierSource, plainColumns } from '#core/drops/identifier-source.ts';
import type { RowPlan, RowRules } from '#core/drops/row-plan.ts';
import { AirlockError } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { contextOf } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { type DigestPair, explainDigests } from '#core/recipes/recipes.ts';

type Rows = readonly (readonly (string | null)[])[];

/** Digests of a kind with the plain values beside them, where the mapping names both. */
const pairsOf = (
  { mapping }: RowRules,
  kind: IdentifierKind,
  { wanted, rows }: FirstRows,
): readonly DigestPair[] => {
  const plain = plainColumns(mapping, kind);
  const column = identifierSource(mapping, kind)?.ways[0]?.[0]?.column ?? '';
  if (plain.length === 0) return [];
  const textOf = (row: Rows[number], name: string): string => row[wanted.indexOf(name)] ?? '';
  return rows
    .map((row) => ({
      parts: plain.map((name) => textOf(row, name)),
      digest: textOf(row, column),
    }))
    .filter(({ parts, digest }) => [...parts, digest].every((text) => text.trim() !== ''));
};

/** The first rows of a file, and the columns that they hold. */
export interface FirstRows {
  readonly wanted: readonly string[];
  readonly rows: Rows;
}

/**
 * Holds digests against the plain values beside them, where the mapping names both. Throws
 * AirlockError('input') if most were made by another recipe than the agreement's: they would match nobody.
 */
export const checkRecipes = (rules: RowRules, { kinds }: RowPlan, first: FirstRows): void => {
  const { identifiers } = rules.agreement;
  for (const kind of kinds) {
    const pairs = pairsOf(rules, kind, first);
    if (pairs.length === 0) continue;
    const agreed = {
      profile: profileOf(identifiers.profile),
      kind,
      context: contextOf(identifiers),
    };
    const found = explainDigests(agreed, pairs);
    const right = found.find(({ recipe }) => recipe.name === 'agreed')?.pairs ?? 0;
    if (right * 2 > pairs.length) continue;
    const [best] = found;
    const made = best
      ? `are of ${best.recipe.says}`
      : 'are made by no recipe that is known, from what stands beside them';
    throw new AirlockError(
      'input',
      `The digests of "${kind}" ${made}, and would match nobody: hash what the profile "${identifiers.profile}" makes, or map the plain column.`,
    );
  }
};
