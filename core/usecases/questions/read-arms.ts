import { attributeText } from '#core/analyses/attributes.ts';
import { CONVERTED } from '#core/analyses/event-lift.ts';
import { type Arms, armsOf } from '#core/analyses/experiment.ts';
import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import type { UncertainNumber } from '#core/measurement/mean.ts';
import { perHeadOf } from '#core/measurement/per-head.ts';
import {
  type ArmCounts,
  peopleOf,
  type Rate,
  rateOf,
  type UncertainCount,
} from '#core/measurement/rate.ts';
import { type ReleasedCell, uncertainCounts } from '#core/usecases/questions/uncertain-counts.ts';

/** An arm all of whose cells were released. */
export interface ReadArm {
  readonly arm: Arms['control'];
  readonly counts: ArmCounts;
  readonly rate: Rate;
  /** Of conversions with a value. */
  readonly perHead: Rate | undefined;
  readonly nearThreshold: boolean;
}

/** What the cells of a release say of an experiment, and what a person is worth at most, where that is told. */
interface Comparison {
  readonly experiment: Arms;
  /** What says in a cell what people did, and with which values that is a conversion. */
  readonly outcome: string;
  readonly converted: readonly string[];
  readonly most?: number | undefined;
}

/** The comparison that a release is about; undefined where its analysis makes none. */
const comparisonOf = ({ question }: Release): Comparison | undefined => {
  if (question.analysis === 'lift') {
    const { outcome, converted } = question.experiment;
    return { experiment: question.experiment, outcome: attributeText(outcome), converted };
  }
  if (question.analysis !== 'event-lift') return undefined;
  const { experiment, most } = question;
  return { experiment, outcome: CONVERTED.name, converted: [CONVERTED.yes], most };
};

const totalOf = (counts: readonly UncertainCount[]): UncertainCount => ({
  people: counts.reduce((sum, { people }) => sum + people, 0),
  variance: counts.reduce((sum, { variance }) => sum + variance, 0),
});

/** The amount of the cells that have one, whose noise and rounding to whole steps are those of each cell. */
const amountOf = ({ sums = [] }: Release, cells: readonly ReleasedCell[]): UncertainNumber => {
  const told = cells.flatMap((cell) => cell.sums?.amount ?? []);
  const { step = 0, variance = 0 } = sums.find(({ name }) => name === 'amount') ?? {};
  return {
    value: told.reduce((sum, each) => sum + each, 0),
    variance: told.length * step ** 2 * (variance + 1 / 12),
  };
};

/** An arm by its cells; undefined where one of them was suppressed. */
const readArm = (
  arm: Arms['control'],
  cells: readonly AnswerCell[],
  { release, comparison }: { readonly release: Release; readonly comparison: Comparison },
): ReadArm | undefined => {
  const { experiment, outcome, converted, most } = comparison;
  const count = uncertainCounts(release);
  const own = cells.filter(({ by }) => by[attributeText(experiment.assignment)] === arm.arm);
  const released = own.flatMap((cell) => (cell.outcome === 'released' ? [cell] : []));
  if (released.length < own.length) return undefined;
  const side = (converts: boolean): UncertainCount =>
    totalOf(
      released.filter(({ by }) => converted.includes(by[outcome] ?? '') === converts).map(count),
    );
  const counts = { converted: side(true), others: side(false) };
  return {
    ...{ arm, counts, rate: rateOf(counts) },
    perHead:
      most === undefined
        ? undefined
        : perHeadOf(amountOf(release, released), peopleOf(counts), most),
    nearThreshold: released.some(({ estimate }) => estimate !== undefined),
  };
};

/** The arms of the experiment that a release is about, the control first; undefined where it is about none. */
export const readArms = (
  release: Release,
  cells: readonly AnswerCell[],
): readonly { readonly arm: Arms['control']; readonly read: ReadArm | undefined }[] | undefined => {
  const comparison = comparisonOf(release);
  return (
    comparison &&
    armsOf(comparison.experiment).map((arm) => ({
      arm,
      read: readArm(arm, cells, { release, comparison }),
    }))
  );
};
