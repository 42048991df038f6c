import { attributeText } from '#core/analyses/attributes.ts';
import { type Arms, armsOf } from '#core/analyses/experiment.ts';
import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { ArmShares, BalanceReading } from '#core/documents/balance-reading.ts';
import type { Release } from '#core/documents/release.ts';
import { balanceOf } from '#core/measurement/balance.ts';
import { UNLIKELY } from '#core/measurement/chi-square.ts';
import type { UncertainCount } from '#core/measurement/rate.ts';
import { rounded } from '#core/measurement/rounded.ts';
import { type ReleasedCell, uncertainCounts } from '#core/usecases/questions/uncertain-counts.ts';

type Arm = Arms['control'];

/** A value with the released cells of it, one for each arm of those that have one. */
interface ReadValue {
  readonly value: string;
  readonly cells: readonly ReleasedCell[];
}

/** The values of an attribute, as they come back, with the cells of these arms. */
const readValues = (
  cells: readonly AnswerCell[],
  arms: readonly Arm[],
  { assignment, attribute }: { readonly assignment: string; readonly attribute: string },
): readonly ReadValue[] =>
  [...Map.groupBy(cells, ({ by }) => by[attribute] ?? '')].map(([value, all]) => ({
    value,
    cells: arms.flatMap(({ arm }) =>
      all.flatMap((cell) =>
        cell.outcome === 'released' && cell.by[assignment] === arm ? [cell] : [],
      ),
    ),
  }));

const chanceOf = (table: readonly (readonly UncertainCount[])[]): BalanceReading['chance'] => {
  if ((table[0] ?? []).length < 2) return undefined;
  const { p, degrees } = balanceOf(table);
  return { p: rounded(p), degrees, mismatch: rounded(p) < UNLIKELY };
};

const sharesOf = (
  values: readonly ReadValue[],
  counts: readonly UncertainCount[],
): Pick<ArmShares, 'people' | 'shares'> => {
  const people = counts.reduce((sum, each) => sum + each.people, 0);
  return {
    people: Math.round(people),
    shares: values.map(({ value }, at) => ({
      value,
      share: rounded((counts[at]?.people ?? 0) / people),
    })),
  };
};

/**
 * What a release of `balance` says of the arms of its experiment, worked out from what was released and nothing else,
 * so that it tells no more. Undefined for any other analysis. Which values are compared does not hang on the arm that
 * a person was dealt into, but by whether there are enough of them in each.
 */
export const readBalance = (
  release: Release,
  cells: readonly AnswerCell[],
): BalanceReading | undefined => {
  const { question } = release;
  if (question.analysis !== 'balance') return undefined;
  const arms = armsOf(question.experiment);
  const assignment = attributeText(question.experiment.assignment);
  const attribute = question.by.map(attributeText).find((name) => name !== assignment) ?? '';
  const values = readValues(cells, arms, { assignment, attribute });
  const compared = values.filter((each) => each.cells.length === arms.length);
  const count = uncertainCounts(release);
  const table = arms.map((_, at) =>
    compared.flatMap(({ cells: own }) => own.slice(at, at + 1).map(count)),
  );
  const chance = chanceOf(table);
  return {
    attribute,
    arms: arms.map(
      ({ arm }, at): ArmShares => ({
        ...{ arm, role: at === 0 ? 'control' : 'treated' },
        ...sharesOf(compared, table[at] ?? []),
      }),
    ),
    leftOut: values.filter((each) => !compared.includes(each)).map(({ value }) => value),
    ...(chance && { chance }),
    nearThreshold: compared.some((each) =>
      each.cells.some(({ estimate }) => estimate !== undefined),
    ),
  };
};
