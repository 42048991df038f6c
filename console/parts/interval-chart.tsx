import { Table } from '#console/parts/table.tsx';
import type { Words } from '#console/words/words.ts';

/** A number, and what the true one is between. */
export interface Interval {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Both as people write them. */
  readonly text: string;
}

interface Props {
  readonly words: Words;
  readonly title: string;
  readonly intervals: readonly Interval[];
  readonly heads: readonly [label: string, value: string];
  /** What is written under the line of nought. */
  readonly nought: string;
}

const WIDTH = 440;
const STEP = 52;
const LINE = 34;
const FOOT = 24;
/** So that what is at the end of the line is whole. */
const EDGE = 8;

/** Whether it leaves out nought, so that the difference is more than chance and noise. */
export const isTold = ({ low, high }: Pick<Interval, 'low' | 'high'>): boolean =>
  low > 0 || high < 0;

/** Where a number is from the left: nought is always in sight. */
const placing = (intervals: readonly Interval[]): ((value: number) => number) => {
  const ends = [0, ...intervals.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const width = most - least || 1;
  return (value) => Math.round(EDGE + ((value - least) / width) * (WIDTH - 2 * EDGE));
};

/**
 * Points with what the true number is between, about a line of nought, and the same as a table behind them. A point is
 * full where its interval leaves out nought, and else a ring.
 */
export const IntervalChart = ({ words, title, intervals, heads, nought }: Props) => {
  const placeOf = placing(intervals);
  const height = intervals.length * STEP;
  const zero = placeOf(0);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height + FOOT}`} role="img" aria-label={title}>
        <title>{title}</title>
        <path class="nought" d={`M${zero} 0V${height}`} stroke-width="2" stroke-dasharray="4 3" />
        <text x={zero} y={height + FOOT - 8} text-anchor={anchorOf(zero)}>
          {nought}
        </text>
        {intervals.map((each, at) => (
          <OneInterval {...each} top={at * STEP} placeOf={placeOf} />
        ))}
      </svg>
      <details>
        <summary>{words.shared.table}</summary>
        <Table
          caption={title}
          columns={[{ head: heads[0] }, { head: heads[1], isNumber: true }]}
          rows={intervals.map(({ label, text }) => [label, text])}
        />
      </details>
    </figure>
  );
};

/** A text that would leave the picture stands beside its line. */
const anchorOf = (place: number): 'start' | 'middle' | 'end' => {
  if (place < WIDTH / 4) return 'start';
  return place > (3 * WIDTH) / 4 ? 'end' : 'middle';
};

interface Placed extends Interval {
  readonly top: number;
  readonly placeOf: (value: number) => number;
}

const OneInterval = ({ label, value, low, high, text, top, placeOf }: Placed) => {
  const middle = top + LINE;
  const [from, to] = [placeOf(low), placeOf(high)];
  const ends = `M${from} ${middle - 5}v10M${to} ${middle - 5}v10M${from} ${middle}H${to}`;
  return (
    <g>
      <text x="0" y={top + 16}>
        {label}
      </text>
      <text x={WIDTH} y={top + 16} text-anchor="end">
        {text}
      </text>
      <path class="line-a" stroke-width="3" d={ends} />
      <circle
        class={isTold({ low, high }) ? 'mark-a' : 'ring'}
        cx={placeOf(value)}
        cy={middle}
        r="6"
        stroke-width="3"
      />
    </g>
  );
};
