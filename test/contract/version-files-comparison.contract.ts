import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { VersionChange } from '#core/ports/version-files.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { naiveDifference, type PlainVersion } from '#test/support/naive-difference.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { THOROUGH } from '#test/support/thorough.ts';
import { settleParts, type VersionMakers } from '#test/support/token-setting.ts';

const VALUES = ['gold', 'silver'];
const kinds = fc.constantFrom<readonly IdentifierKind[]>(
  ['email', 'phone'],
  ['email'],
  ['phone', 'maid'],
  ['email', 'phone', 'maid'],
);
const attributes = fc.constantFrom(['tier'], ['rank', 'tier'], ['rank']);
const identifier = fc.option(fc.nat(7), { nil: null, freq: 3 });

/** Few people with few possible identifiers, so that versions share many; each belongs to one person. */
const version: fc.Arbitrary<PlainVersion> = fc
  .record({
    kinds,
    attributes,
    drafts: fc.array(
      fc.tuple(fc.tuple(identifier, identifier, identifier), fc.tuple(fc.nat(1), fc.nat(1))),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map((drawn) => {
    const taken = new Set<string>();
    const claim = (kind: string, n: number | null): string | null => {
      if (n === null || taken.has(`${kind}${n}`)) return null;
      taken.add(`${kind}${n}`);
      return digestOf(`${kind}${n}`);
    };
    const rows = drawn.drafts
      .map(([numbers, values]): PartRow => {
        const own = drawn.kinds.map((kind, at) => claim(kind, numbers[at] ?? null));
        return [...own, ...drawn.attributes.map((_, at) => VALUES[values[at] ?? 0] ?? null)];
      })
      .filter((row) => row.slice(0, drawn.kinds.length).some((digest) => digest !== null));
    const shape = {
      kinds: drawn.kinds,
      attributes: Object.fromEntries(drawn.attributes.map((name) => [name, VALUES])),
    };
    return { shape, rows };
  })
  .filter(({ rows }) => rows.length > 0);

/** What all version files promise of one comparison with many versions. */
export const versionFilesComparisonContract = (name: string, makers: VersionMakers): void => {
  describe(`${name} compares one version with many`, () => {
    afterEach(removeTempFolders);

    it('and says of each what a comparison with it alone would (property)', async () => {
      const some = fc.array(version, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(version, some, async (newer, olders) => {
          const filesOf = async ({ shape, rows }: PlainVersion) =>
            (await settleParts(makers, shape, [rows])).version;
          const files = await Promise.all(olders.map(filesOf));
          const found = await makers.versionFiles.withComparison(
            await filesOf(newer),
            async (since) => {
              const each: VersionChange[] = [];
              for (const older of files) each.push(await since(older));
              return each;
            },
          );
          expect(found).toEqual(olders.map((older) => naiveDifference(newer, older)));
        }),
        { numRuns: THOROUGH ? 40 : 12 },
      );
    }, 120_000);
  });
};
