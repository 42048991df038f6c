import { linkMakingBytes, listBytes } from '#core/matching/scan-bytes.ts';
import { tokenKindsOf } from '#core/matching/token-kinds-of.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { columnsRead } from '#core/usecases/questions/question-query.ts';

/**
 * About how much the query of a question will read, which is each list once, kind by kind, and the events that it reads: by
 * what both parties know of the versions, so that it says nothing new, and not by their files, whose sizes move with each person.
 */
export const scannedBytesOf = (
  { question, versions }: Pick<Asked, 'question' | 'versions'>,
  { links, of }: Pick<VaultQuery, 'links' | 'of'>,
): number => {
  if (links) return Object.values(links).reduce((sum, link) => sum + linkMakingBytes(link), 0);
  const columns = columnsRead(question);
  return listBytes(
    (['counted', 'other'] as const).map((side) => ({
      people: versions[side].people,
      kinds: tokenKindsOf(of).length,
      attributes: columns[side].length,
    })),
  );
};
