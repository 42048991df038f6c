import { twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { columnsRead } from '#core/usecases/questions/question-query.ts';

/**
 * What a token and the number of its person take in a file. Trino read 17.0 bytes of a row, of lists of 200,000:
 * of a token, which is chance, nothing is saved but what order saves, and a person's number takes a few bits.
 */
const TOKEN_BYTES = 17;

/** The code of an attribute is one of 64 at most. */
const CODE_BYTES = 1;

/**
 * About how much the query of a question will read, which is each list once, kind by kind: by what both parties know
 * of the versions, so that it says nothing new, and not by their files, whose sizes move with each person.
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
