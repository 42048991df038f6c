import {
  liftText,
  perHeadLiftText,
  perHeadText,
  rateText,
  relativeText,
} from '#cli/release/lift-numbers.ts';
import { armName, chanceText, type TextTable } from '#cli/render/experiment-words.ts';
import { count } from '#cli/render/table.ts';
import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';

const firstCells = (arm: ArmReading): readonly string[] => [
  armName(arm),
  arm.people === undefined ? 'suppressed' : count(arm.people),
];

/** What a release says of each arm: how many converted, and, where conversions have a value, what a head was worth. */
export const liftTables = ({ arms, value }: LiftReading): readonly TextTable[] => [
  {
    heads: ['arm', 'people', 'converted', 'lift in points', 'relative lift'],
    rows: arms.map((each) => [
      ...firstCells(each),
      ...[rateText(each.rate), liftText(each.lift), relativeText(each.relativeLift)],
    ]),
  },
  ...(value === undefined
    ? []
    : [
        {
          heads: [
            'arm',
            'people',
            `${value.says} per head (${value.unit})`,
            'lift',
            'relative lift',
          ],
          rows: arms.map((each) => [
            ...firstCells(each),
            perHeadText(each.perHead, value),
            perHeadLiftText(each.perHeadLift, value),
            relativeText(each.relativePerHead),
          ]),
        },
      ]),
];

const ratioLine = ({ sampleRatio }: LiftReading): string => {
  if (sampleRatio === undefined)
    return 'The sizes of the arms were not held against what was agreed, as one is suppressed.';
  const p = chanceText(sampleRatio.p);
  return sampleRatio.mismatch
    ? `The arms are not as large as was agreed (${p}): something other than chance decided who is in which, or who of them is on both lists. Trust none of these lifts before you know what.`
    : `The arms are as large as was agreed, as far as chance and noise let see (${p}).`;
};

/** What a lift means, a line each. */
export const liftMeaning = (reading: LiftReading): readonly string[] => [
  'A lift is how many points the rate is above the control. In brackets is what the true one is between in 95 of 100 answers, each for itself, with noise and chance in it; where that holds 0, the treatment may have done nothing. It is about people on both lists alone.',
  ...(reading.value === undefined
    ? []
    : [
        'A value per head is of everybody in the arm, whether they converted or not. Its interval takes people to differ as much as their mean lets them, so it is rather too wide; it is about values as they were clipped.',
      ]),
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
