import type { Child } from '#console/parts/child.ts';

/** A cell: what stands in it, and how dark its ground is (0 to 1); undefined where nothing is told of it. */
export interface HeatCell {
  readonly text: Child;
  /** A second line, such as how far off the first is. */
  readonly note?: string;
  readonly heat: number | undefined;
}

interface Props {
  readonly caption: string;
  /** What the rows are by, and what the columns are by. */
  readonly heads: readonly [rows: string, columns: string];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatCell[] }[];
}

/** Grounds that are told apart; the numbers say the rest. */
const STEPS = 5;

const classOf = (heat: number | undefined): string =>
  heat === undefined
    ? 'number untold'
    : `number heat-${Math.min(STEPS - 1, Math.floor(Math.max(0, heat) * STEPS))}`;

/** Two attributes that cross: each cell has its number, and the larger the darker. One that is not told is hatched by its word. */
export const HeatTable = ({ caption, heads, columns, rows }: Props) => (
  <section class="scroll" tabindex={0} aria-label={caption}>
    <table class="heat">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="colgroup" colspan={columns.length}>
            {heads[1]}
          </th>
        </tr>
        <tr>
          <th scope="col">{heads[0]}</th>
          {columns.map((column) => (
            <th scope="col" class="number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, cells }) => (
          <tr>
            <th scope="row">{label}</th>
            {cells.map(({ text, note, heat }) => (
              <td class={classOf(heat)}>
                {text}
                {note === undefined ? null : <small>{note}</small>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
