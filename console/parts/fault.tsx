import type { ToldFault } from '#cli/fault-of.ts';
import { Alert } from '#console/parts/alert.tsx';
import type { Words } from '#console/words/words.ts';

/** A sentence that the room made, which is English whatever the page is. */
export const RoomSentence = ({ says }: { readonly says: string }) => <span lang="en">{says}</span>;

/** What a code means in the reader's language; undefined where the catalogue has nothing of it. */
export const reasonText = (words: Words, code: string): string | undefined =>
  Object.hasOwn(words.reasons, code) ? words.reasons[code] : undefined;

/** Why nothing came of a command: by its code in the reader's language, and what the room says itself. */
export const Fault = ({
  words,
  fault: { code, reason, message },
}: {
  readonly words: Words;
  readonly fault: Pick<ToldFault, 'code' | 'message'> & { readonly reason?: string | undefined };
}) => (
  <Alert words={words} kind="error">
    <p>{(reason && reasonText(words, reason)) ?? reasonText(words, code)}</p>
    <p class="soft">
      {words.shared.sentence} <RoomSentence says={message} />
    </p>
  </Alert>
);
