import { liftText, rateText, relativeText } from '#cli/release/lift-numbers.ts';
import { count, tableLines } from '#cli/render/table.ts';
import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';

/** The heads of the table of arms. */
export const LIFT_HEADS = ['arm', 'people', 'converted', 'lift in points', 'relative lift'];

/** One arm of the table. */
export const liftRow = ({
  arm,
  role,
  people,
  rate,
  lift,
  relativeLift,
}: ArmReading): readonly string[] => [
  role === 'control' ? `${arm} (control)` : arm,
  people === undefined ? 'suppressed' : count(people),
  rateText(rate),
  liftText(lift),
  relativeText(relativeLift),
];

const ratioLine = ({ sampleRatio }: LiftReading): string => {
  if (sampleRatio === undefined)
    return 'The sizes of the arms were not held against what was agreed, as one is suppressed.';
  const p = sampleRatio.p < 0.001 ? 'p below 0.001' : `p ${sampleRatio.p.toFixed(3)}`;
  return sampleRatio.mismatch
    ? `The arms are not as large as was agreed (${p}): something other than chance decided who is in which, or who of them is on both lists. Trust none of these lifts before you know what.`
    : `The arms are as large as was agreed, as far as chance and noise let see (${p}).`;
};

/** What a lift means, a line each. */
export const liftMeaning = (reading: LiftReading): readonly string[] => [
  'A lift is how many points the rate is above the control. In brackets is what the true one is between in 95 of 100 answers, each for itself, with noise and chance in it; where that holds 0, the treatment may have done nothing. It is about people on both lists alone.',
  ratioLine(reading),
  ...(reading.arms.some(({ nearThreshold }) => nearThreshold)
    ? [
        `Near the threshold, where counts are too high on average: ${reading.arms
          .filter(({ nearThreshold }) => nearThreshold)
          .map(({ arm }) => arm)
          .join(
            ', ',
          )}. Such a rate, and a lift over such a control, may be off by more than its brackets say.`,
      ]
    : []),
];

/** What a release of `lift` says of each arm, as a table. */
export const liftLines = ({ arms }: LiftReading): readonly string[] =>
  tableLines(
    LIFT_HEADS,
    arms.map(liftRow),
    LIFT_HEADS.map((_, at) => (at === 0 ? 'left' : 'right')),
  );
