import type { VersionsLink } from '#core/matching/vault-query.ts';

/** A text of a link taken apart, as read-people.sql and read-events.sql do. */
const partsOf = (text: string) => ({
  mark: Number(text.slice(0, 1)),
  number: Number(text.slice(1, 14)),
  at: Number(text.slice(14, 24)),
  value: Number(text.slice(24, 33)),
  tie: BigInt(text.slice(33)),
  codes: Array.from({ length: 9 }, (_, place) =>
    Number(text.slice(49 - 2 * place, 51 - 2 * place)),
  ),
});

/** What the texts of a link say of whoever is matched, in the words of `naiveLink`, sorted. */
export const matchedTexts = (
  texts: readonly string[],
  { match, attributes }: Pick<VersionsLink, 'match' | 'attributes'>,
): readonly string[] =>
  texts
    .map(partsOf)
    .flatMap(({ mark, number, at, value, tie, codes }) => {
      if (mark === 1) return [[number, -1, 0, ...codes.slice(0, match.attributes.length)]];
      if (mark === 3) return [[number, at, value, tie, ...codes.slice(0, attributes.length)]];
      return [];
    })
    .map((row) => row.join(' '))
    .sort();
