import { BarChart } from '#console/parts/bar-chart.tsx';
import { Box } from '#console/parts/box.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { BalanceReading } from '#core/documents/balance-reading.ts';
import type { RepresentationReading } from '#core/documents/representation-reading.ts';
import { printable } from '#core/printable.ts';

type ReadValue = RepresentationReading['values'][number];

/** A rate or a ratio with what it is between; of a suppressed count, what it is at most. */
const boundsText = (
  { words: { answers } }: Visit,
  { value, low, high }: ReadValue['rate'],
  text: (value: number) => string,
): string =>
  value === undefined
    ? answers.representation.atMost(text(high))
    : answers.representation.of(text(value), text(low), text(high));

/** What a representation says: which part of everybody is chosen, by value, and what that is to the highest part. */
export const Representation = ({
  visit,
  reading,
}: {
  readonly visit: Visit;
  readonly reading: RepresentationReading;
}) => {
  const words = visit.words.answers.representation;
  const { attribute, values, leftOut } = reading;
  return (
    <Box title={words.title}>
      <BarChart
        words={visit.words}
        title={words.chart(attribute)}
        heads={[attribute, words.rate]}
        limit={1}
        bars={values.map(({ value, rate }) => ({
          label: printable(value),
          value: rate.value ?? 0,
          text: boundsText(visit, rate, visit.formats.percent),
          interval: [rate.low, rate.high],
        }))}
      />
      <Table
        caption={words.title}
        columns={[
          { head: attribute },
          ...[words.selected, words.everybody, words.ratio].map((head) => ({
            ...{ head, isNumber: true },
          })),
          { head: words.verdict },
        ]}
        rows={values.map((each) => valueRow(visit, reading, each))}
      />
      {leftOut.length > 0 ? <p>{words.leftOut(leftOut.map(printable).join(', '))}</p> : null}
      <p class="soft">{words.says}</p>
    </Box>
  );
};

const valueRow = (visit: Visit, { highest }: RepresentationReading, each: ReadValue) => {
  const { answers } = visit.words;
  const words = answers.representation;
  const { value, selected, everybody, ratio, fourFifths } = each;
  const name = printable(value);
  return [
    value === highest ? words.highest(name) : name,
    selected === undefined ? answers.suppressed : visit.formats.number(selected),
    visit.formats.number(everybody),
    ratio === undefined
      ? ''
      : boundsText(visit, ratio, (each) => visit.formats.number(Math.round(100 * each) / 100)),
    fourFifths === undefined ? (
      ''
    ) : (
      <StatusIndicator kind={fourFifths === 'below' ? 'warning' : 'info'}>
        {words.verdicts[fourFifths]}
      </StatusIndicator>
    ),
  ];
};

/** What one in twenty experiments shows of its arms by chance. */
const RARE = 0.05;

/** What a balance says of the arms of an experiment. */
export const Balance = ({
  visit,
  reading,
}: {
  readonly visit: Visit;
  readonly reading: BalanceReading;
}) => {
  const words = visit.words.answers.balance;
  const { attribute, arms, leftOut, nearThreshold } = reading;
  const values = (arms[0]?.shares ?? []).map(({ value }) => value);
  return (
    <Box title={words.title}>
      <p>{verdictOf(visit, reading)}</p>
      <Table
        caption={words.title}
        columns={[
          { head: attribute },
          ...arms.map(({ arm, role }) => ({
            head: role === 'control' ? words.control(printable(arm)) : printable(arm),
            isNumber: true,
          })),
        ]}
        rows={[
          ...values.map((value, at) => [
            printable(value),
            ...arms.map(({ shares }) => words.share(shares[at]?.share ?? 0)),
          ]),
          [words.people, ...arms.map(({ people }) => visit.formats.number(people))],
        ]}
      />
      {leftOut.length > 0 ? <p>{words.leftOut(leftOut.map(printable).join(', '))}</p> : null}
      {nearThreshold ? <p>{words.near}</p> : null}
      <p class="soft">{words.says}</p>
    </Box>
  );
};

const verdictOf = ({ words: { answers } }: Visit, { chance }: BalanceReading): string => {
  const { alike, rare, mismatch, notCompared } = answers.balance;
  if (chance === undefined) return notCompared;
  if (chance.mismatch) return mismatch;
  const often = Math.round(1_000 * chance.p);
  return chance.p < RARE ? rare(often) : alike(often);
};
