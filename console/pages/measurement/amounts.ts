import type { Visit } from '#console/visit.ts';

/** Of what whole smallest units are. */
interface Unit {
  readonly unit: string;
  readonly decimals: number;
}

/** Digits behind the point that are worth reading: credits of conversions have more than their noise lets see. */
const MOST_DIGITS = 2;

/** Smallest units as a number with its unit: `1,191.20 EUR`. */
export const amountText = (
  { formats }: Pick<Visit, 'formats'>,
  { unit, decimals }: Unit,
  units: number,
): string => {
  const number = formats.fixed(
    units / 10 ** decimals,
    unit === '' ? 1 : Math.min(decimals, MOST_DIGITS),
  );
  return unit === '' ? number : `${number} ${unit}`;
};

/** A mean of smallest units, which has two digits at least; `isDifference`: with its sign. */
export const meanText = (
  { formats }: Pick<Visit, 'formats'>,
  { decimals }: Pick<Unit, 'decimals'>,
  { units, isDifference = false }: { readonly units: number; readonly isDifference?: boolean },
): string => {
  const digits = Math.max(MOST_DIGITS, decimals);
  const value = units / 10 ** decimals;
  return isDifference ? formats.signed(value, digits) : formats.fixed(value, digits);
};
