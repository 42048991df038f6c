import type { Child } from '#console/parts/child.ts';

/** A column: its head, and whether numbers stand in it. */
interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
}

interface Props {
  /** Another one for each table of a page: it names the part that scrolls. */
  readonly caption: string;
  /** Whether only those hear it who do not see the heading above it. */
  readonly isHeard?: boolean;
  readonly columns: readonly Column[];
  /** The cells of each row; the first one names the row. */
  readonly rows: readonly (readonly Child[])[];
}

/** Rows under named columns. Where the window is narrow it is moved from side to side by itself, and the page is not. */
export const Table = ({ caption, isHeard, columns, rows }: Props) => (
  // What scrolls must be reached by keys (WCAG 2.1.1).
  <section class="scroll" tabindex={0} aria-label={caption}>
    <table>
      <caption>{isHeard ? <span class="heard">{caption}</span> : caption}</caption>
      <thead>
        <tr>
          {columns.map(({ head, isNumber }) => (
            <th scope="col" class={classOf(isNumber)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, at) =>
              at === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <td class={classOf(columns[at]?.isNumber)}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const classOf = (isNumber = false): string | undefined => (isNumber ? 'number' : undefined);
