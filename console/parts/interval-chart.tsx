import { ChartFrame } from '#console/parts/chart-frame.tsx';
import { LabelledNumbers } from '#console/parts/labelled-numbers.tsx';
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
  /** What the line of nought and both kinds of points stand for. */
  readonly legend: string;
}

const WIDTH = 440;
const HEIGHT = 22;
const RADIUS = 6;
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
export const IntervalChart = ({ words, title, intervals, heads, legend }: Props) => {
  const placeOf = placing(intervals);
  return (
    <ChartFrame
      words={words}
      title={title}
      table={<LabelledNumbers title={title} heads={heads} numbers={intervals} />}
    >
      {intervals.map((each) => (
        <OneInterval {...each} placeOf={placeOf} />
      ))}
      <p class="soft">{legend}</p>
    </ChartFrame>
  );
};

/** Texts stand beside the drawing, so that they are as large as any other; the drawing repeats them. */
const OneInterval = ({
  label,
  value,
  low,
  high,
  text,
  placeOf,
}: Interval & { readonly placeOf: (value: number) => number }) => {
  const [from, to, middle] = [placeOf(low), placeOf(high), HEIGHT / 2];
  return (
    <div class="bar-row">
      <span>{label}</span> <span class="number">{text}</span>
      <svg class="interval" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class="nought" d={`M${placeOf(0)} 0V${HEIGHT}`} stroke-dasharray="3 2" />
        <path
          class="line-a"
          stroke-width="3"
          d={`M${from} ${middle - 5}v10M${to} ${middle - 5}v10M${from} ${middle}H${to}`}
        />
        <circle
          class={isTold({ low, high }) ? 'mark-a' : 'ring'}
          cx={placeOf(value)}
          cy={middle}
          r={RADIUS}
          stroke-width="3"
        />
      </svg>
    </div>
  );
};
