import { exampleAnswer, truthOf } from './example-answer.ts';
import type { ExampleName } from './example-counts.ts';
import { type Plot, type PlotRow, plot } from './plot.ts';

type Answer = ReturnType<typeof exampleAnswer>;
type Cell = Extract<Answer['cells'][number], { outcome: 'released' }>;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const cents = (value: number): string => `€ ${(value / 100).toFixed(2)}`;
const signedCents = (value: number): string => `${value < 0 ? '−' : '+'}${cents(Math.abs(value))}`;

const releasedOf = ({ cells }: Answer): readonly Cell[] =>
  cells.flatMap((cell) => (cell.outcome === 'released' ? [cell] : []));

const label = ({ by }: Cell): string => Object.values(by).join(', ');

const give = (of: Omit<PlotRow, 'low' | 'high'>, width: number): PlotRow => ({
  ...{ ...of, low: of.value - width, high: of.value + width },
});

/** People of each cell that is asked for. */
const peopleRows = (
  name: ExampleName,
  isShown: (cell: Cell) => boolean,
  labelOf: (cell: Cell) => string = label,
): readonly PlotRow[] => {
  const answer = exampleAnswer(name);
  return releasedOf(answer)
    .filter(isShown)
    .map((cell) =>
      give(
        { label: labelOf(cell), value: cell.people, truth: truthOf(name, cell.by).people },
        answer.noiseHalfWidth,
      ),
    );
};

const creditRows = (): readonly PlotRow[] => {
  const answer = exampleAnswer('attribution');
  const width = answer.sums?.find(({ name }) => name === 'conversions')?.noiseHalfWidth ?? 0;
  return releasedOf(answer).map((cell) => {
    const truth = (truthOf('attribution', cell.by).credits ?? 0) / 1000;
    const value = (cell.sums?.conversions ?? 0) / 1000;
    return give({ label: label(cell), value, truth }, width / 1000);
  });
};

const meanRows = (): readonly PlotRow[] =>
  releasedOf(exampleAnswer('value')).flatMap((cell) => {
    const { people, cents: sum = 0 } = truthOf('value', cell.by);
    return cell.mean === undefined
      ? []
      : [{ label: label(cell), ...cell.mean, truth: sum / people }];
  });

const worthOf = (arm: string): number => {
  const [yes, no] = ['yes', 'no'].map((converted) => truthOf('event-lift', { arm, converted }));
  return (yes?.cents ?? 0) / ((yes?.people ?? 0) + (no?.people ?? 0));
};

const liftRows = (): readonly PlotRow[] =>
  (exampleAnswer('event-lift').lift?.arms ?? []).flatMap(({ arm, perHeadLift }) =>
    perHeadLift === undefined
      ? []
      : [{ label: arm, ...perHeadLift, truth: worthOf(arm) - worthOf('withheld') }],
  );

const PLOTS: Readonly<Record<ExampleName, () => Plot>> = {
  reach: () => ({
    title: 'Reach: people by the campaign that reached them first, and how often',
    says: 'People on both lists.',
    ...{ rows: peopleRows('reach', () => true), text: whole },
  }),
  conversions: () => ({
    title: 'Conversions: where those bought first who were exposed, and the others',
    says: 'Those who bought.',
    rows: peopleRows(
      'conversions',
      ({ by }) => by['brand.place'] !== 'no',
      ({ by }) => `${by.exposed === 'yes' ? 'exposed' : 'not exposed'}, ${by['brand.place']}`,
    ),
    text: whole,
  }),
  attribution: () => ({
    title: 'Attribution: purchases credited to campaigns, shared evenly',
    says: 'Purchases.',
    ...{ rows: creditRows(), text: whole },
  }),
  value: () => ({
    title: 'Value: what a buyer was worth, in each tier',
    says: 'Euros for each buyer.',
    ...{ rows: meanRows(), text: cents },
  }),
  'event-lift': () => ({
    title: 'Lift in value: what each treatment added per head',
    says: 'Euros above the control for each person.',
    ...{ rows: liftRows(), text: signedCents },
  }),
};

/** The picture of docs/measurement.md for an analysis. */
export const examplePicture = (name: ExampleName): string => plot(PLOTS[name]());
