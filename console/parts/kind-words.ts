import type { Words } from '#console/words/words.ts';
import { isOwnSlot } from '#core/identifiers/kinds.ts';
import { ownValue } from '#core/own-value.ts';

/** How a kind of identifier is called; its own name where the words have none. */
export const kindWords = ({ lint: { kinds } }: Words, kind: string): string => {
  if (isOwnSlot(kind)) return kinds._own;
  return ownValue<string>(kinds, kind) ?? kind;
};
