import fc from 'fast-check';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { keptText } from '#test/support/naive-settle.ts';
import type { PartShape, SettledParts } from '#test/support/token-setting.ts';

/** Kinds and attributes of the drops that are made up here. */
export const DUPLICATES_SHAPE: PartShape = {
  kinds: ['email', 'phone', 'maid'],
  // Declared in another order than that of their codes.
  attributes: { tier: ['silver', 'gold', 'bronze'], area: ['south', 'Ñorth'] },
};
const { kinds, attributes } = DUPLICATES_SHAPE;

/** Of so few identifiers that most stand in several rows and parts, and in one row beside others than in the next. */
const identifier = fc.option(fc.nat(25), { nil: null, freq: 4 });
const row: fc.Arbitrary<PartRow> = fc
  .tuple(identifier, identifier, identifier, fc.nat(2), fc.nat(1))
  .filter(([one, two, three]) => (one ?? two ?? three) !== null)
  .map(([one, two, three, tier, area]) => [
    ...[one, two, three].map((n, at) => (n === null ? null : digestOf(`${kinds[at]} ${n}`))),
    attributes.tier?.[tier] ?? null,
    attributes.area?.[area] ?? null,
  ]);

/** Drops of two to four parts, in which identifiers stand many times. */
export const duplicateDrop = fc.array(fc.array(row, { minLength: 1, maxLength: 30 }), {
  minLength: 2,
  maxLength: 4,
});

/** What settling such a drop kept, one text a row, sorted. */
export const keptBy = async ({ rowsOf }: SettledParts): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (const kind of kinds as readonly IdentifierKind[])
    for (const { token_hi, token_lo, person, tier, area } of await rowsOf(kind))
      texts.push(
        keptText(kind, [token_hi, token_lo], {
          person,
          attributes: { tier: String(tier), area: String(area) },
        }),
      );
  return texts.sort();
};
