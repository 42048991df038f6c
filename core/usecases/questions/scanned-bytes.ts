import { listBytes } from '#core/matching/scan-bytes.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { columnsRead } from '#core/usecases/questions/question-query.ts';

/**
 * About how much the query of a question will read, which is each list once, kind by kind: by what both parties know
 * of the versions, so that it says nothing new, and not by their files, whose sizes move with each person.
 */
export const scannedBytesOf = ({
  question,
  versions,
}: Pick<Asked, 'question' | 'versions'>): number => {
  const columns = columnsRead(question);
  return listBytes(
    (['counted', 'other'] as const).map((side) => ({
      people: versions[side].people,
      kinds: question.on.length,
      attributes: columns[side].length,
    })),
  );
};
