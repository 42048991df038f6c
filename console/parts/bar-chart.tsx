import { ChartFrame } from '#console/parts/chart-frame.tsx';
import type { Child } from '#console/parts/child.ts';
import { LabelledNumbers } from '#console/parts/labelled-numbers.tsx';
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
  /** The table behind the bars, where it says more than they do. */
  readonly children?: Child;
}

const WIDTH = 440;
const HEIGHT = 14;

/** Bars of equal thickness under their labels and numbers, and the same numbers as a table behind them. */
export const BarChart = ({ words, title, bars, limit, heads, children }: Props) => {
  const ends = bars.map(({ value, interval }) => interval?.[1] ?? value);
  const longest = Math.max(limit ?? 0, ...ends);
  const lengthOf = (value: number): number =>
    longest === 0 ? 0 : Math.round((Math.max(0, value) / longest) * WIDTH);
  return (
    <ChartFrame
      words={words}
      title={title}
      table={children ?? <LabelledNumbers title={title} heads={heads} numbers={bars} />}
    >
      {bars.map((bar) => (
        <OneBar {...bar} lengthOf={lengthOf} />
      ))}
    </ChartFrame>
  );
};

/** Texts stand beside the drawing, so that they are as large as any other; the drawing repeats them. */
const OneBar = ({
  label,
  value,
  text,
  interval,
  lengthOf,
}: Bar & { readonly lengthOf: (value: number) => number }) => (
  <div class="bar-row">
    <span>{label}</span> <span class="number">{text}</span>
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="0" width={WIDTH} height={HEIGHT} />
      <rect class="mark-a" x="0" y="0" width={lengthOf(value)} height={HEIGHT} />
      {interval ? (
        <path
          class="line-b"
          stroke-width="4"
          d={`M${lengthOf(interval[0])} ${HEIGHT / 2}H${lengthOf(interval[1])}`}
        />
      ) : null}
    </svg>
  </div>
);
