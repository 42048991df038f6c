import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributeText, valuesOf } from '#core/analyses/attributes.ts';
import type { QuestionAttribute } from '#core/analyses/base-question.ts';
import type { SmallCells } from '#core/documents/small-cells.ts';
import { type Asked, ownSide } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import { countsOf } from '#core/usecases/questions/question-cells.ts';

/** Something that makes cells smaller: of so many values it keeps so many, or has a cell for each. */
interface Cut {
  readonly what: 'attribute' | 'filter';
  readonly name: string;
  readonly of: number;
  readonly kept: number;
}

/** An attribute that is counted by may be filtered as well: then it cuts twice, and is in both. */
interface Cuts {
  readonly attributes: readonly Cut[];
  readonly filters: readonly Cut[];
}

const cutsOf = ({ question, signed }: Asked): Cuts => {
  const lists = declaredLists(signed.agreement, question);
  const cut = (attribute: QuestionAttribute): Pick<Cut, 'name' | 'of'> => ({
    name: attributeText(attribute),
    of: valuesOf(attribute, lists).length,
  });
  return {
    attributes: ('by' in question ? question.by : []).map((attribute) => ({
      ...{ what: 'attribute', ...cut(attribute), kept: 1 },
    })),
    filters: (question.where ?? []).map(({ values, ...attribute }) => ({
      ...{ what: 'filter', ...cut(attribute), kept: values.length },
    })),
  };
};

/**
 * What cuts most of all that the question can do without: an analysis of one thing cannot do without it. A filter of
 * what makes cells leaves as many people in each of them as there are without it; of cells that roll up it does not.
 */
const toLeaveOut = ({ question }: Asked, cuts: Cuts): Cut | undefined => {
  const needed =
    'into' in question || 'experiment' in question || question.analysis === 'representation';
  const attributes = needed ? [] : cuts.attributes;
  const names = new Set(attributes.map(({ name }) => name));
  return [...attributes, ...cuts.filters.filter(({ name }) => !names.has(name))].toSorted(
    (one, other) => other.of / other.kept - one.of / one.kept,
  )[0];
};

const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

/**
 * What is said of a question whose cells would hold fewer of the asker's own people than the agreement asks for, if
 * they were spread evenly over the declared values; undefined for any other, and for one that cuts nothing. From the
 * published size of the asker's own list and the agreement alone: that it is refused, or that it is not, says nothing
 * of anybody.
 */
export const smallCellsOf = (asked: Asked): SmallCells | undefined => {
  const { minimumMeanCell: minimum } = effectiveTerms(asked.signed.agreement);
  const cuts = cutsOf(asked);
  if (minimum === undefined || [...cuts.attributes, ...cuts.filters].length === 0) return undefined;
  const { people } = asked.versions[ownSide(asked)];
  // What rolls up need not fill a cell of its own: a cell of the highest level is what it comes to.
  const cells = Math.max(
    ...countsOf(asked, undefined).map(
      (table) => (table.rollUp?.parents.at(-1) ?? table.cells).length,
    ),
  );
  const kept = people * product(cuts.filters.map((filter) => filter.kept));
  const mean = Math.floor(kept / (cells * product(cuts.filters.map(({ of }) => of))));
  if (mean >= minimum) return undefined;
  const left = toLeaveOut(asked, cuts);
  return {
    ...{ people, cells, mean, minimum },
    ...(left && { drop: { what: left.what, name: left.name } }),
  };
};
