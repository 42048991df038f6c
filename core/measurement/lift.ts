import { DEVIATIONS_95, type Interval, intervalOf, type Rate } from '#core/measurement/rate.ts';

/** By how much the rate of a treated arm, or its value per head, is above that of the control: at most by `most`. */
export const liftOf = (treated: Rate, control: Rate, most = 1): Interval =>
  intervalOf(
    { value: treated.value - control.value, variance: treated.variance + control.variance },
    [-most, most],
  );

/**
 * The same as a part of the control's rate: 0.2 is a fifth more. The interval is Fieller's: every ratio θ for which
 * p₁ − θ·p₀ is not told from 0. So it leaves out 0 just where the interval of the difference does. Undefined where
 * the control is not told from 0 itself, for then no ratio is too large.
 */
export const relativeLiftOf = (treated: Rate, control: Rate): Interval | undefined => {
  const squared = DEVIATIONS_95 ** 2;
  const open = control.value ** 2 - squared * control.variance;
  if (open <= 0 || control.value <= 0) return undefined;
  const middle = treated.value * control.value;
  const rest = treated.value ** 2 - squared * treated.variance;
  const width = Math.sqrt(Math.max(0, middle ** 2 - open * rest));
  return {
    value: treated.value / control.value - 1,
    low: Math.max(-1, (middle - width) / open - 1),
    high: (middle + width) / open - 1,
  };
};
