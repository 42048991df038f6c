import { nysiis } from '#core/match-keys/nysiis.ts';

/** How a word sounds; one of other letters than a–z stands for itself, and a single letter sounds like nothing. */
export const wordSound = (word: string): string | undefined => {
  if (word.length < 2) return undefined;
  return nysiis(word) || word;
};
