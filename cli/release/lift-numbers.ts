import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';

type Between = NonNullable<ArmReading['lift']>;

/** A share in points of a hundred. */
const inPoints = (share: number): string => (100 * share).toFixed(2);

const signed = (text: string): string => (text.startsWith('-') ? text : `+${text}`);

/** A difference of shares in points: `+7.66`. */
export const pointsText = (share: number): string => signed(inPoints(share));

/** A rate with what it is between: `18.28 % (17.76 to 18.80)`. */
export const rateText = (rate: Between | undefined): string =>
  rate === undefined
    ? ''
    : `${inPoints(rate.value)} % (${inPoints(rate.low)} to ${inPoints(rate.high)})`;

const between = (of: Between | undefined, text: (value: number) => string): string =>
  of === undefined ? '' : `${text(of.value)} (${text(of.low)} to ${text(of.high)})`;

/** A difference of rates: `+7.66 (+7.00 to +8.32)`. */
export const liftText = (lift: Between | undefined): string => between(lift, pointsText);

/** A relative one: `+72 % (+64 to +81)`. */
export const relativeText = (lift: Between | undefined): string => {
  if (lift === undefined) return '';
  const [value, low, high] = [lift.value, lift.low, lift.high].map((each) =>
    signed((100 * each).toFixed(0)),
  );
  return `${value} % (${low} to ${high})`;
};

type Value = NonNullable<LiftReading['value']>;

/** A mean has digits behind the point also where what it is of has none. */
const inUnits = (units: number, { decimals }: Value): string =>
  (units / 10 ** decimals).toFixed(Math.max(2, decimals));

/** A value per head: `1.42 (1.10 to 1.74)`. */
export const perHeadText = (perHead: Between | undefined, value: Value): string =>
  between(perHead, (units) => inUnits(units, value));

/** A difference of such: `+0.77 (+0.31 to +1.23)`. */
export const perHeadLiftText = (lift: Between | undefined, value: Value): string =>
  between(lift, (units) => signed(inUnits(units, value)));
