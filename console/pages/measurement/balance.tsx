import { Alert } from '#console/parts/alert.tsx';
import { BarChart } from '#console/parts/bar-chart.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { BalanceReading } from '#core/documents/balance-reading.ts';

interface Props {
  readonly visit: Visit;
  readonly reading: BalanceReading;
}

/** What one in twenty experiments shows of its arms by chance: as the command line tells it. */
const RARE = 0.05;

/** More bars than that are no picture any more: the table says it all. */
const MOST_BARS = 24;

/** Whether the arms are alike in an attribute, and what part of each has which value. */
export const BalanceAnswer = ({ visit, reading }: Props) => {
  const { balance } = visit.words.measured;
  const { leftOut, nearThreshold } = reading;
  return (
    <>
      <Chance visit={visit} reading={reading} />
      {leftOut.length === 0 ? null : <p>{balance.leftOut(leftOut.join(', '))}</p>}
      {nearThreshold ? <p>{balance.near}</p> : null}
      <Shares visit={visit} reading={reading} />
    </>
  );
};

const Chance = ({ visit: { words }, reading: { attribute, chance } }: Props) => {
  const { balance, chance: chanceText } = words.measured;
  if (chance === undefined)
    return (
      <Alert words={words} kind="warning">
        {balance.untold(attribute)}
      </Alert>
    );
  const p = chanceText(chance.p);
  const often = Math.round(1_000 * chance.p);
  if (chance.mismatch)
    return (
      <Alert words={words} kind="error">
        {balance.unlike(attribute, p)}
      </Alert>
    );
  return chance.p < RARE ? (
    <Alert words={words} kind="warning">
      {balance.rare(attribute, p, often)}
    </Alert>
  ) : (
    <Alert words={words} kind="success">
      {balance.alike(attribute, p, often)}
    </Alert>
  );
};

const Shares = ({ visit, reading: { attribute, arms } }: Props) => {
  const { words, formats } = visit;
  const { balance, lift } = words.measured;
  const values = (arms[0]?.shares ?? []).map(({ value }) => value);
  const nameOf = ({ arm, role }: (typeof arms)[number]): string =>
    role === 'control' ? lift.controlArm(arm) : arm;
  if (values.length === 0) return null;
  const largest = Math.max(...arms.flatMap(({ shares }) => shares.map(({ share }) => share)));
  return (
    <>
      {arms.length * values.length > MOST_BARS
        ? null
        : arms.map((each) => (
            <BarChart
              words={words}
              title={balance.chart(nameOf(each))}
              heads={[balance.value, balance.shareOf]}
              limit={largest}
              bars={each.shares.map(({ value, share }) => ({
                ...{ label: value, value: share, text: formats.percent(share) },
              }))}
            />
          ))}
      <Table
        caption={balance.table(attribute)}
        columns={[
          { head: balance.value },
          ...arms.map((each) => ({ head: nameOf(each), isNumber: true })),
        ]}
        rows={[
          ...values.map((value, at) => [
            <OthersText text={value} />,
            ...arms.map(({ shares }) => formats.percent(shares[at]?.share ?? 0)),
          ]),
          [balance.everybody, ...arms.map(({ people }) => formats.number(people))],
        ]}
      />
    </>
  );
};
