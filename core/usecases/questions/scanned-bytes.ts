import { twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { columnsRead } from '#core/usecases/questions/question-query.ts';

/** A token of a file takes 16 bytes, which nothing compresses, and the number of its person up to 8 more. */
const TOKEN_BYTES = 24;

/** The code of an attribute takes up to 8. */
const CODE_BYTES = 8;

/**
 * About how much the query of a question will read: by what both parties know of the versions, so that it says
 * nothing new, and not by their files, whose sizes move with each person.
 */
export const scannedBytesOf = ({
  question,
  versions,
}: Pick<Asked, 'question' | 'versions'>): number => {
  const columns = columnsRead(question);
  const bytes = (['counted', 'other'] as const).map(
    (side) =>
      versions[side].people *
      question.on.length *
      (TOKEN_BYTES + columns[side].length * CODE_BYTES),
  );
  return twoSignificantDigitsUp(bytes.reduce((sum, each) => sum + each, 0));
};
