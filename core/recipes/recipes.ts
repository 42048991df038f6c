import { HASHINGS } from '#core/identifiers/hashings.ts';
import { readDigest } from '#core/lint/digest-shape.ts';
import { type Agreed, textSteps } from './texts.ts';

/** A way in which a digest may have been made of what stands in a file. */
export interface Recipe {
  /** Tells it from every other, e.g. `upper-case, newline`; `agreed` is what the agreement asks for. */
  readonly name: string;
  /** What was hashed, in words that end a sentence. */
  readonly says: string;
  /** The digest in hex; undefined where the recipe makes none of it. */
  readonly digest: (parts: readonly string[]) => string | undefined;
}

/** Every recipe known for a kind, likelier ones first: of several that explain the same, the first is meant. */
export const recipesFor = (agreed: Agreed): readonly Recipe[] =>
  HASHINGS.flatMap((hashing) =>
    textSteps(agreed).map((text) => ({
      name: hashing.name === '' ? text.name : `${text.name}, ${hashing.name}`,
      says: hashing.name === '' ? text.says : `${text.says}, ${hashing.says}`,
      digest: (parts: readonly string[]) => {
        const made = text.make(parts);
        return made === undefined ? undefined : hashing.make(made);
      },
    })),
  );

/** A value as it is written, and the digest that stands beside it. */
export interface DigestPair {
  readonly parts: readonly string[];
  /** As it stands in the file: hex of either case or base64, with what others put before it. */
  readonly digest: string;
}

/** A recipe, and how many of the pairs it explains. */
export interface Explanation {
  readonly recipe: Recipe;
  readonly pairs: number;
}

/** A digest as it stands in a file, in lower-case hex, as the lint reads it; one of another length as it is. */
export const hexOf = (digest: string): string => {
  const reading = readDigest(digest);
  return 'digest' in reading ? reading.digest : digest.trim().toLowerCase();
};

/** Recipes that explain at least one of the pairs, the one that explains most first. */
export const explainDigests = (
  agreed: Agreed,
  pairs: readonly DigestPair[],
): readonly Explanation[] => {
  const written = pairs.map(({ parts, digest }) => ({ parts, hex: hexOf(digest) }));
  return recipesFor(agreed)
    .map((recipe) => ({
      recipe,
      pairs: written.filter(({ parts, hex }) => recipe.digest(parts) === hex).length,
    }))
    .filter((each) => each.pairs > 0)
    .sort((a, b) => b.pairs - a.pairs);
};
