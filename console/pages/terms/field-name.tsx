import type { Words } from '#console/words/words.ts';
import { ownValue } from '#core/own-value.ts';
import { printable } from '#core/printable.ts';

/** What a term is called, or the part that it stands in, and where it stands in the agreement. */
export const FieldName = ({
  words: { fields },
  path,
}: {
  readonly words: Words;
  readonly path: string;
}) => (
  <>
    {ownValue(fields, path) ?? ownValue(fields, path.split('.')[0] ?? '')}
    <br />
    <code class="soft" translate="no">
      {path.split('.').map((step, at) => (
        <>
          {at === 0 ? '' : '.'}
          <wbr />
          {printable(step)}
        </>
      ))}
    </code>
  </>
);
