import type { Child } from '#console/parts/child.ts';
import type { Words } from '#console/words/words.ts';

interface Props {
  readonly words: Words;
  readonly title: string;
  /** The same numbers as the drawing shows, or more. */
  readonly table: Child;
  readonly children: Child;
}

/** A drawing under its title, with its numbers as a table behind it: no chart is without one. */
export const ChartFrame = ({ words, title, table, children }: Props) => (
  <figure>
    <figcaption>{title}</figcaption>
    {children}
    <details>
      <summary>{words.shared.table}</summary>
      {table}
    </details>
  </figure>
);
