import { meanText } from '#console/pages/measurement/amounts.ts';
import { Alert } from '#console/parts/alert.tsx';
import { type Interval, IntervalChart, isTold } from '#console/parts/interval-chart.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';

interface Props {
  readonly visit: Visit;
  readonly reading: LiftReading;
}

type Value = NonNullable<LiftReading['value']>;
type Between = NonNullable<ArmReading['lift']>;

/** What a treatment did, arm by arm: in a sentence, with its interval, and as numbers. */
export const LiftAnswer = ({ visit, reading }: Props) => (
  <>
    {reading.arms
      .filter(({ role }) => role === 'treated')
      .map((arm) => (
        <p>
          <Verdict visit={visit} arm={arm} />
        </p>
      ))}
    <SampleRatio visit={visit} reading={reading} />
    <Near visit={visit} reading={reading} />
    <Rates visit={visit} reading={reading} />
    {reading.value ? <PerHead visit={visit} reading={reading} value={reading.value} /> : null}
  </>
);

const Verdict = ({ visit, arm: { arm, lift } }: { visit: Visit; arm: ArmReading }) => {
  const { verdict } = visit.words.measured.lift;
  if (lift === undefined)
    return <StatusIndicator kind="warning">{verdict.untold(arm)}</StatusIndicator>;
  if (!isTold(lift)) return <StatusIndicator kind="info">{verdict.nothing(arm)}</StatusIndicator>;
  return lift.low > 0 ? (
    <StatusIndicator kind="success">{verdict.more(arm)}</StatusIndicator>
  ) : (
    <StatusIndicator kind="warning">{verdict.less(arm)}</StatusIndicator>
  );
};

/** Whether the arms are as large as was agreed: where they are not, no lift is to be trusted. */
const SampleRatio = ({ visit: { words }, reading: { sampleRatio } }: Props) => {
  const { chance, lift } = words.measured;
  if (sampleRatio === undefined)
    return (
      <Alert words={words} kind="warning">
        {lift.sampleRatio.untold}
      </Alert>
    );
  const p = chance(sampleRatio.p);
  return sampleRatio.mismatch ? (
    <Alert words={words} kind="error">
      {lift.sampleRatio.wrong(p)}
    </Alert>
  ) : (
    <p class="soft">{lift.sampleRatio.right(p)}</p>
  );
};

const Near = ({ visit: { words }, reading: { arms } }: Props) => {
  const near = arms.filter(({ nearThreshold }) => nearThreshold).map(({ arm }) => arm);
  return near.length === 0 ? null : (
    <Alert words={words} kind="warning">
      {words.measured.lift.near(near.join(', '))}
    </Alert>
  );
};

/** The treated arms of which such a lift is told, as a chart takes them. */
const intervalsOf = (
  arms: readonly ArmReading[],
  of: (arm: ArmReading) => Between | undefined,
  text: (between: Between) => string,
): readonly Interval[] =>
  arms.flatMap((arm) => {
    const between = of(arm);
    return between ? [{ label: arm.arm, ...between, text: text(between) }] : [];
  });

const armName = ({ words }: Visit, { arm, role }: ArmReading): string =>
  role === 'control' ? words.measured.lift.controlArm(arm) : arm;

/** Its name and how many people it has. */
const firstCells = (visit: Visit, each: ArmReading) => [
  <OthersText text={armName(visit, each)} />,
  each.people === undefined ? visit.words.measured.suppressed : visit.formats.number(each.people),
];

const Rates = ({ visit, reading: { arms } }: Props) => {
  const { lift } = visit.words.measured;
  const points = (of: Between): string => lift.points(of.value, of.low, of.high);
  const intervals = intervalsOf(arms, (each) => each.lift, points);
  const { people, rate, lift: inPoints, relative } = lift.columns;
  return (
    <>
      {intervals.length === 0 ? null : (
        <IntervalChart
          words={visit.words}
          title={lift.chart}
          intervals={intervals}
          heads={[lift.arm, inPoints]}
          legend={lift.legend}
        />
      )}
      <Table
        caption={lift.table}
        columns={[
          { head: lift.arm },
          ...[people, rate, inPoints, relative].map((head) => ({ head, isNumber: true })),
        ]}
        rows={arms.map((each) => [
          ...firstCells(visit, each),
          each.rate ? lift.rate(each.rate.value, each.rate.low, each.rate.high) : '',
          each.lift ? points(each.lift) : '',
          relativeText(visit, each.relativeLift),
        ])}
      />
    </>
  );
};

const relativeText = ({ words }: Visit, of: Between | undefined): string =>
  of === undefined ? '' : words.measured.lift.relative(of.value, of.low, of.high);

/** What everybody of an arm was worth, whether they converted or not. */
const PerHead = ({ visit, reading: { arms }, value }: Props & { readonly value: Value }) => {
  const { measured } = visit.words;
  const { lift } = measured;
  const text = (of: Between, isDifference: boolean): string => {
    const [middle = '', low = '', high = ''] = [of.value, of.low, of.high].map((units) =>
      meanText(visit, value, { units, isDifference }),
    );
    return measured.between(middle, low, high);
  };
  const intervals = intervalsOf(
    arms,
    ({ perHeadLift }) => perHeadLift,
    (of) => text(of, true),
  );
  const name = lift.perHead(value.says, value.unit);
  return (
    <>
      {intervals.length === 0 ? null : (
        <IntervalChart
          words={visit.words}
          title={lift.perHeadChart(value.says, value.unit)}
          intervals={intervals}
          heads={[lift.arm, name]}
          legend={lift.legend}
        />
      )}
      <Table
        caption={name}
        columns={[
          { head: lift.arm },
          ...[lift.columns.people, name, lift.columns.difference, lift.columns.relative].map(
            (head) => ({ head, isNumber: true }),
          ),
        ]}
        rows={arms.map((each) => [
          ...firstCells(visit, each),
          each.perHead ? text(each.perHead, false) : '',
          each.perHeadLift ? text(each.perHeadLift, true) : '',
          relativeText(visit, each.relativePerHead),
        ])}
      />
    </>
  );
};
