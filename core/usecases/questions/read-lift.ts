import { attributeText } from '#core/analyses/attributes.ts';
import { armsOf, type Experiment } from '#core/analyses/experiment.ts';
import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';
import type { Release } from '#core/documents/release.ts';
import { liftOf, relativeLiftOf } from '#core/measurement/lift.ts';
import {
  type ArmCounts,
  type Interval,
  intervalOf,
  peopleOf,
  type Rate,
  rateOf,
  type UncertainCount,
} from '#core/measurement/rate.ts';
import { sampleRatio } from '#core/measurement/sample-ratio.ts';
import { noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';

/** Below this the arms are not those that were agreed, and nothing that compares them holds. */
const MISMATCH_BELOW = 0.001;

/** An arm all of whose cells were released. */
interface ReadArm {
  readonly arm: Experiment['control'];
  readonly counts: ArmCounts;
  readonly rate: Rate;
  readonly nearThreshold: boolean;
}

/** What a released cell says of its count. One that was rounded down is as likely each number up to the next step. */
const countsBy = (release: Release): ((people: number) => UncertainCount) => {
  const law = statedLaw(release);
  const { roundTo } = release;
  const variance = (law === undefined ? 0 : noiseVariance(law)) + (roundTo ** 2 - 1) / 12;
  return (people) => ({ people: people + (roundTo - 1) / 2, variance });
};

const sumOf = (counts: readonly UncertainCount[]): UncertainCount => ({
  people: counts.reduce((sum, { people }) => sum + people, 0),
  variance: counts.reduce((sum, { variance }) => sum + variance, 0),
});

/** An arm by its cells; undefined where one of them was suppressed. */
const readArm = (
  arm: Experiment['control'],
  cells: readonly AnswerCell[],
  { release, experiment }: { readonly release: Release; readonly experiment: Experiment },
): ReadArm | undefined => {
  const count = countsBy(release);
  const own = cells.filter(({ by }) => by[attributeText(experiment.assignment)] === arm.arm);
  const released = own.flatMap((cell) => (cell.outcome === 'released' ? [cell] : []));
  if (released.length < own.length) return undefined;
  const side = (converts: boolean): UncertainCount =>
    sumOf(
      released
        .filter(
          ({ by }) =>
            experiment.converted.includes(by[attributeText(experiment.outcome)] ?? '') === converts,
        )
        .map(({ people }) => count(people)),
    );
  const counts = { converted: side(true), others: side(false) };
  const nearThreshold = released.some(({ estimate }) => estimate !== undefined);
  return { arm, counts, rate: rateOf(counts), nearThreshold };
};

/** Digits beyond these are not there: an interval is hardly ever narrower than a hundredth of a point. */
const DIGITS = 6;
const rounded = (value: number): number => Number(value.toFixed(DIGITS));
const told = ({ value, low, high }: Interval): Interval => ({
  value: rounded(value),
  low: rounded(low),
  high: rounded(high),
});

const comparedWith = (
  control: ReadArm | undefined,
  { rate }: ReadArm,
): Pick<ArmReading, 'lift' | 'relativeLift'> => {
  if (control === undefined) return {};
  const relative = relativeLiftOf(rate, control.rate);
  const lift = told(liftOf(rate, control.rate));
  return { lift, ...(relative && { relativeLift: told(relative) }) };
};

const sizeOf = ({ arm: { parts }, counts }: ReadArm) => ({ ...peopleOf(counts), parts });

/**
 * What a release of `lift` says of the treatment, worked out from its released counts and nothing else, so that it
 * tells no more than they do. Undefined for any other analysis.
 */
export const readLift = (
  release: Release,
  cells: readonly AnswerCell[],
): LiftReading | undefined => {
  if (release.question.analysis !== 'lift') return undefined;
  const { experiment } = release.question;
  const arms = armsOf(experiment).map((arm) => ({
    arm,
    read: readArm(arm, cells, { release, experiment }),
  }));
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
        ...(at === 0 ? {} : comparedWith(control, read)),
        // A lift is as far off as the control that it is held against.
        nearThreshold: read.nearThreshold || control?.nearThreshold === true,
      };
    }),
    ...(p !== undefined && { sampleRatio: { p, mismatch: p < MISMATCH_BELOW } }),
  };
};
