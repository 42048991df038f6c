import { ChartFrame } from '#console/parts/chart-frame.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Words } from '#console/words/words.ts';

/** A point of a line: its number, how that is written, and between what the true one may be. */
interface LinePoint {
  readonly value: number;
  readonly text: string;
  readonly interval?: readonly [low: number, high: number] | undefined;
}

/** A line by its name; undefined where nothing is told. */
export interface Line {
  readonly label: string;
  readonly points: readonly (LinePoint | undefined)[];
}

interface Props {
  readonly words: Words;
  readonly title: string;
  /** What the points are at, from left to right, a step each. */
  readonly along: readonly string[];
  /** At most three, which are told apart by their marks. */
  readonly lines: readonly Line[];
  /** What the points are along, in the table. */
  readonly head: string;
  /** What is written where a point is not told. */
  readonly untold: string;
  /** How a number of the axis is written. */
  readonly number: (value: number) => string;
}

const WIDTH = 360;
const HEIGHT = 200;
/** Room for the numbers at the left. */
const AREA = { left: 56, right: 356, top: 12, bottom: 192 };

/** The mark, the colours and the dashes of each line. */
const LOOKS = [
  { sign: '●', mark: 'mark-a', line: 'line-a', dashes: 'none' },
  { sign: '■', mark: 'mark-b', line: 'line-b', dashes: '7 3' },
  { sign: '▲', mark: 'mark-c', line: 'line-c', dashes: '2 3' },
] as const;

/** Lines with a band in which the true numbers may be, and the same numbers as a table behind them. */
export const LineChart = ({ words, title, along, lines, head, untold, number }: Props) => {
  const place = placing(along, lines);
  const drawn = lines.slice(0, LOOKS.length);
  return (
    <ChartFrame
      words={words}
      title={title}
      table={
        <Table
          caption={title}
          columns={[{ head }, ...lines.map(({ label }) => ({ head: label, isNumber: true }))]}
          rows={along.map((text, at) => [
            text,
            ...lines.map(({ points }) => points[at]?.text ?? untold),
          ])}
        />
      }
    >
      <ul class="legend">
        {drawn.map(({ label }, at) => (
          <li>
            <span aria-hidden="true">{LOOKS[at]?.sign}</span> {label}
          </li>
        ))}
      </ul>
      <svg class="lines" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <title>{title}</title>
        <Axis place={place} number={number} />
        {drawn.map((line, at) => (
          <OneLine line={line} look={LOOKS[at] ?? LOOKS[0]} place={place} />
        ))}
      </svg>
      <div class="ends">
        <span>{along[0]}</span> {along.length > 1 ? <span>{along.at(-1)}</span> : null}
      </div>
    </ChartFrame>
  );
};

/** Where a number stands in the drawing. */
interface Placing {
  readonly most: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

const placing = (along: Props['along'], lines: readonly Line[]): Placing => {
  const highest = Math.max(
    1,
    ...lines.flatMap(({ points }) =>
      points.map((point) => point?.interval?.[1] ?? point?.value ?? 0),
    ),
  );
  const part = (at: number): number => (along.length < 2 ? 0.5 : at / (along.length - 1));
  const { left, right, top, bottom } = AREA;
  return {
    most: highest,
    x: (at) => Math.round(left + 12 + part(at) * (right - left - 24)),
    y: (value) => Math.round(bottom - (Math.max(0, value) / highest) * (bottom - top)),
  };
};

const Axis = ({ place, number }: Pick<Props, 'number'> & { readonly place: Placing }) => (
  <>
    {[0, place.most / 2, place.most].map((value) => (
      <>
        <path class="rule" d={`M${AREA.left} ${place.y(value)}H${AREA.right}`} />
        <text x={AREA.left - 6} y={place.y(value) + 4} text-anchor="end">
          {number(Math.round(value))}
        </text>
      </>
    ))}
  </>
);

interface Drawn {
  readonly line: Line;
  readonly look: (typeof LOOKS)[number];
  readonly place: Placing;
}

/** Stretches of points that follow one another without a gap. */
const stretchesOf = ({ points }: Line): (readonly [at: number, point: LinePoint])[][] => {
  const stretches: [number, LinePoint][][] = [[]];
  for (const [at, point] of points.entries()) {
    if (point === undefined) stretches.push([]);
    else stretches.at(-1)?.push([at, point]);
  }
  return stretches.filter((stretch) => stretch.length > 0);
};

const OneLine = ({ line, look, place: { x, y } }: Drawn) => (
  <g>
    {stretchesOf(line).map((stretch) => {
      const along = (of: (point: LinePoint) => number): string[] =>
        stretch.map(([at, point]) => `${x(at)} ${y(of(point))}`);
      const high = along(({ value, interval }) => interval?.[1] ?? value);
      const low = along(({ value, interval }) => interval?.[0] ?? value);
      return (
        <>
          <path
            class={look.mark}
            fill-opacity="0.15"
            d={`M${[...high, ...low.toReversed()].join('L')}Z`}
          />
          <path
            class={look.line}
            stroke-width="2"
            stroke-dasharray={look.dashes}
            d={`M${along(({ value }) => value).join('L')}`}
          />
          {stretch.map(([at, point]) => (
            <>
              {point.interval ? (
                <path
                  class={look.line}
                  d={`M${x(at)} ${y(point.interval[0])}V${y(point.interval[1])}`}
                />
              ) : null}
              <Mark sign={look.sign} mark={look.mark} x={x(at)} y={y(point.value)} />
            </>
          ))}
        </>
      );
    })}
  </g>
);

const Mark = ({
  sign,
  mark,
  x,
  y,
}: {
  readonly sign: string;
  readonly mark: string;
  readonly x: number;
  readonly y: number;
}) => {
  if (sign === '●') return <circle class={mark} cx={x} cy={y} r="4" />;
  if (sign === '■') return <path class={mark} d={`M${x - 4} ${y - 4}h8v8h-8z`} />;
  return <path class={mark} d={`M${x} ${y - 5}l5 9h-10z`} />;
};
