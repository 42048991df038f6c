import { Alert } from '#console/parts/alert.tsx';
import type { Child } from '#console/parts/child.ts';
import type { Words } from '#console/words/words.ts';

/** A form of which something has to be put right, which its fields say. */
export const Wrong = ({ words, children }: { readonly words: Words; readonly children: Child }) => (
  <>
    <Alert words={words} kind="error">
      <p>{words.shared.wrong}</p>
    </Alert>
    {children}
  </>
);
