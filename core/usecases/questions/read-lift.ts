import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';
import type { Release } from '#core/documents/release.ts';
import { UNLIKELY } from '#core/measurement/chi-square.ts';
import { liftOf, relativeLiftOf } from '#core/measurement/lift.ts';
import { type Interval, intervalOf, peopleOf, type Rate } from '#core/measurement/rate.ts';
import { rounded } from '#core/measurement/rounded.ts';
import { sampleRatio } from '#core/measurement/sample-ratio.ts';
import { type ReadArm, readArms } from '#core/usecases/questions/read-arms.ts';

const told = ({ value, low, high }: Interval): Interval => ({
  value: rounded(value),
  low: rounded(low),
  high: rounded(high),
});

const relativeTo = (control: Rate, treated: Rate): Interval | undefined => {
  const relative = relativeLiftOf(treated, control);
  return relative && told(relative);
};

const comparedWith = (
  control: ReadArm | undefined,
  { rate, perHead }: ReadArm,
  most: number,
): Partial<ArmReading> => {
  if (control === undefined) return {};
  const relativeLift = relativeTo(control.rate, rate);
  const base = control.perHead;
  const relativePerHead = perHead && base && relativeTo(base, perHead);
  return {
    lift: told(liftOf(rate, control.rate)),
    ...(relativeLift && { relativeLift }),
    ...(perHead && base && { perHeadLift: told(liftOf(perHead, base, most)) }),
    ...(relativePerHead && { relativePerHead }),
  };
};

const sizeOf = ({ arm: { parts }, counts }: ReadArm) => ({ ...peopleOf(counts), parts });

/** In what values per head are told, and what one head is worth at most; nothing where they are not. */
const perHeadIn = ({ question, sums = [] }: Release) => {
  const amount = sums.find(({ name }) => name === 'amount');
  if (question.analysis !== 'event-lift' || amount === undefined) return { most: 0, value: {} };
  const { says, unit, decimals } = amount;
  return { most: question.most ?? 0, value: { value: { says, unit, decimals } } };
};

/**
 * What a release of `lift` or `event-lift` says of the treatment, worked out from what was released and nothing else,
 * so that it tells no more. Undefined for any other analysis.
 */
export const readLift = (
  release: Release,
  cells: readonly AnswerCell[],
): LiftReading | undefined => {
  const arms = readArms(release, cells);
  if (arms === undefined) return undefined;
  const { most, value } = perHeadIn(release);
  const control = arms[0]?.read;
  const all = arms.flatMap(({ read }) => read ?? []);
  const p = all.length === arms.length ? rounded(sampleRatio(all.map(sizeOf))) : undefined;
  return {
    arms: arms.map(({ arm: { arm }, read }, at): ArmReading => {
      const role = at === 0 ? 'control' : 'treated';
      if (read === undefined) return { arm, role, nearThreshold: false };
      return {
        ...{ arm, role, people: Math.round(peopleOf(read.counts).people) },
        rate: told(intervalOf(read.rate, [0, 1])),
        ...(read.perHead && { perHead: told(intervalOf(read.perHead, [0, most])) }),
        ...(at === 0 ? {} : comparedWith(control, read, most)),
        // A lift is as far off as the control that it is held against.
        nearThreshold: read.nearThreshold || control?.nearThreshold === true,
      };
    }),
    ...value,
    ...(p !== undefined && { sampleRatio: { p, mismatch: p < UNLIKELY } }),
  };
};
