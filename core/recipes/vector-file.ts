import { csvRecord } from '#core/drops/csv-record.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import type { IdentifierVector } from '#core/identifiers/vectors.ts';
import { explainDigests, hexOf } from '#core/recipes/recipes.ts';
import { sha256 } from '#core/sha256.ts';

/** Columns of the file in which a party's own pipeline meets the vectors. */
const VECTOR_COLUMNS = ['id', 'profile', 'kind', 'country', 'input', 'sha256'] as const;

/** Tells a vector from every other, whatever is added before it later. */
const idOf = ({ profile, kind, input, defaultCountry = '' }: IdentifierVector): string =>
  sha256(JSON.stringify([profile, kind, defaultCountry, input])).slice(0, 12);

/** The inputs of vectors as CSV, with an empty column for the digests of whoever is put to the test. */
export const vectorFile = (vectors: readonly IdentifierVector[]): string =>
  [
    csvRecord(VECTOR_COLUMNS),
    ...vectors.map((vector) =>
      csvRecord([
        idOf(vector),
        vector.profile,
        vector.kind,
        vector.defaultCountry ?? '',
        vector.input,
        '',
      ]),
    ),
  ].join('');

/** What a pipeline made of one vector. Inputs are public examples, nobody's data. */
export interface VectorVerdict {
  readonly profile: string;
  readonly kind: string;
  readonly input: string;
  readonly outcome:
    | 'right'
    | 'missing'
    | 'made-of-nothing'
    | 'left-out'
    | 'another-recipe'
    | 'unknown';
  /** In words, how the digest was made, where that can be told. */
  readonly says?: string;
}

const judge = (vector: IdentifierVector, digest: string | undefined): VectorVerdict => {
  const { profile, kind, input, sha256: expected, defaultCountry } = vector;
  const about = { profile, kind, input };
  if (digest === undefined) return { ...about, outcome: 'missing' };
  const made = hexOf(digest);
  if (made === (expected ?? '')) return { ...about, outcome: 'right' };
  if (made === '') return { ...about, outcome: 'left-out' };
  const identifier = IDENTIFIER_KINDS.find((each) => each === kind);
  const context = defaultCountry === undefined ? {} : { defaultCountry };
  const agreed = identifier && { profile: profileOf(profile), kind: identifier, context };
  const [best] = agreed ? explainDigests(agreed, [{ parts: [input], digest }]) : [];
  const says = best && best.recipe.name !== 'agreed' ? { says: best.recipe.says } : {};
  if (expected === null) return { ...about, outcome: 'made-of-nothing', ...says };
  return { ...about, outcome: 'says' in says ? 'another-recipe' : 'unknown', ...says };
};

/** Judges a pipeline's digests, by the ids of the file; an empty one says that it refuses the input. */
export const judgeVectors = (
  vectors: readonly IdentifierVector[],
  digests: ReadonlyMap<string, string>,
): readonly VectorVerdict[] => vectors.map((vector) => judge(vector, digests.get(idOf(vector))));
