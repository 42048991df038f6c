/** Digits beyond these are not there: an interval is hardly ever narrower than a hundredth of a point. */
const DIGITS = 6;

/** A number that was worked out, as it is told. */
export const rounded = (value: number): number => Number(value.toFixed(DIGITS));
