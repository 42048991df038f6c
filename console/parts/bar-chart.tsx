import { Table } from '#console/parts/table.tsx';
import type { Words } from '#console/words/words.ts';

/** A bar: how long it is, and how its number is written. */
interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Where the true value may be, as a thin line over the bar. */
  readonly interval?: readonly [low: number, high: number];
}

interface Props {
  readonly words: Words;
  readonly title: string;
  readonly bars: readonly Bar[];
  /** The length of the whole track; that of the longest bar if left out. */
  readonly limit?: number;
  readonly heads: readonly [label: string, value: string];
}

const WIDTH = 440;
const STEP = 46;
const TRACK = { y: 22, height: 14 };

/** Bars of equal thickness under their labels, and the same numbers as a table behind them. */
export const BarChart = ({ words, title, bars, limit, heads }: Props) => {
  const longest = Math.max(
    limit ?? 0,
    ...bars.map(({ value, interval }) => interval?.[1] ?? value),
  );
  const lengthOf = (value: number): number =>
    longest === 0 ? 0 : Math.round((Math.max(0, value) / longest) * WIDTH);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * STEP}`} role="img" aria-label={title}>
        <title>{title}</title>
        {bars.map((bar, at) => (
          <OneBar {...bar} top={at * STEP} lengthOf={lengthOf} />
        ))}
      </svg>
      <details>
        <summary>{words.shared.table}</summary>
        <Table
          caption={title}
          columns={[{ head: heads[0] }, { head: heads[1], isNumber: true }]}
          rows={bars.map(({ label, text }) => [label, text])}
        />
      </details>
    </figure>
  );
};

interface Placed extends Bar {
  readonly top: number;
  readonly lengthOf: (value: number) => number;
}

const OneBar = ({ label, value, text, interval, top, lengthOf }: Placed) => {
  const middle = top + TRACK.y + TRACK.height / 2;
  return (
    <g>
      <text x="0" y={top + TRACK.y - 6}>
        {label}
      </text>
      <text x={WIDTH} y={top + TRACK.y - 6} text-anchor="end">
        {text}
      </text>
      <rect class="track" x="0" y={top + TRACK.y} width={WIDTH} height={TRACK.height} />
      <rect class="mark-a" x="0" y={top + TRACK.y} width={lengthOf(value)} height={TRACK.height} />
      {interval ? (
        <path
          class="line-b"
          stroke-width="3"
          d={`M${lengthOf(interval[0])} ${middle}H${lengthOf(interval[1])}`}
        />
      ) : null}
    </g>
  );
};
